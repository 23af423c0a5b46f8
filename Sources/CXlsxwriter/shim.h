#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// A file that is in memory only and has no name; its descriptor, or -1. The library writes to paths, and this one is
/// reached as /proc/self/fd/N, so that no other program sees half a workbook and nothing is left behind.
static inline int congkhai_memory_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1u); }

/// For each of its dozen parts a workbook takes memory to pack it and gives it back. By default the C library hands that to
/// the system each time and has to have it made anew, page by page, for the next part: half of the time that a workbook
/// takes. Up to 64 MiB are kept instead; what is larger than 1 MiB still goes back at once.
static inline void congkhai_keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
}
