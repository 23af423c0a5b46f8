import CAtomicSwap
import Glibc

/// The file system of the machine.
public struct POSIXFileSystem: FileSystem {
    public init() {}

    public func status(of path: String) throws(FileSystemError) -> FileStatus? {
        var info = stat()
        if lstat(path, &info) != 0 {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileSystemError(.examine, path, code: errno)
        }
        let kind: FileStatus.Kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            default: .other
            }
        return FileStatus(kind: kind, size: Int(info.st_size), mode: UInt32(info.st_mode & 0o7777))
    }

    public func list(_ directory: String) throws(FileSystemError) -> [String] {
        guard let stream = opendir(directory) else { throw FileSystemError(.read, directory, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        if errno != 0 { throw FileSystemError(.read, directory, code: errno) }
        return names
    }

    public func read(_ path: String) throws(FileSystemError) -> [UInt8] {
        let descriptor = try open(path, O_RDONLY | O_NOFOLLOW, for: .read)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] }
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { throw FileSystemError(.read, path, code: errno) }
        }
    }

    public func makeDirectory(_ path: String) throws(FileSystemError) {
        // The second call, because the process's umask takes bits from the first.
        guard mkdir(path, 0o755) == 0, chmod(path, 0o755) == 0 else {
            throw FileSystemError(.makeDirectory, path, code: errno)
        }
    }

    public func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
        let descriptor = try open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, for: .write)
        var failure: Int32 = fchmod(descriptor, 0o644) == 0 ? 0 : errno
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while failure == 0, !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
            }
        }
        // Some file systems report a full disk only here.
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure != 0 { throw FileSystemError(.write, path, code: failure) }
    }

    public func link(_ path: String, as newPath: String) throws(FileSystemError) {
        guard linkat(AT_FDCWD, path, AT_FDCWD, newPath, 0) == 0 else {
            throw FileSystemError(.link, newPath, code: errno)
        }
    }

    public func copyTimes(of other: String, to path: String) throws(FileSystemError) {
        var info = stat()
        guard lstat(other, &info) == 0 else { throw FileSystemError(.examine, other, code: errno) }
        let times = [info.st_atim, info.st_mtim]
        guard utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw FileSystemError(.write, path, code: errno)
        }
    }

    public func synchronize(_ path: String) throws(FileSystemError) {
        let descriptor = try open(path, O_RDONLY | O_NOFOLLOW, for: .synchronize)
        defer { close(descriptor) }
        // EINVAL: this kind of file cannot be flushed on its own, which some file systems say of directories.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw FileSystemError(.synchronize, path, code: errno)
        }
    }

    public func rename(_ path: String, to newPath: String) throws(FileSystemError) {
        guard Glibc.rename(path, newPath) == 0 else { throw FileSystemError(.rename, path, code: errno) }
    }

    public func exchange(_ first: String, _ second: String) throws(FileSystemError) -> Bool {
        switch congkhai_exchange(first, second) {
        case 0: return true
        case EINVAL, ENOSYS, EOPNOTSUPP: return false
        case let code: throw FileSystemError(.rename, first, code: code)
        }
    }

    public func removeFile(_ path: String) throws(FileSystemError) {
        guard unlink(path) == 0 else { throw FileSystemError(.remove, path, code: errno) }
    }

    public func removeDirectory(_ path: String) throws(FileSystemError) {
        guard rmdir(path) == 0 else { throw FileSystemError(.remove, path, code: errno) }
    }

    public func lock(_ path: String) throws(FileSystemError) -> FileLock? {
        let descriptor = try open(path, O_RDWR | O_CREAT | O_NOFOLLOW, for: .lock)
        // The kernel lets go of the lock when the descriptor is closed, also by the death of the process.
        // Unlocked by name before that: a child that was forked a moment ago may still hold a copy of the descriptor.
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
            return FileLock {
                _ = flock(descriptor, LOCK_UN)
                close(descriptor)
            }
        }
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { return nil }
        throw FileSystemError(.lock, path, code: code)
    }

    private func open(
        _ path: String, _ flags: Int32, for operation: FileSystemError.Operation
    ) throws(FileSystemError) -> Int32 {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw FileSystemError(operation, path, code: errno) }
        return descriptor
    }
}
