#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// A file that is in memory only and has no name; its descriptor, or -1. The library writes to paths, and this one is
/// reached as /proc/self/fd/N, so that no other program sees half a workbook and nothing is left behind.
static inline int congkhai_memory_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1u); }
