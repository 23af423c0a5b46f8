#ifndef C_ATOMIC_SWAP_H
#define C_ATOMIC_SWAP_H

/// Exchanges two directory entries in one step (Linux `renameat2` with `RENAME_EXCHANGE`).
/// Returns 0, or the `errno` of the failure (`EINVAL` or `ENOSYS` where the file system cannot do it).
int congkhai_exchange(const char *first, const char *second);

#endif
