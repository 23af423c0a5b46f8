/// What publishing asks of a file system. Paths are as given; nothing follows symbolic links at the last part.
public protocol FileSystem: Sendable {
    /// Nil where nothing is there.
    func status(of path: String) throws(FileSystemError) -> FileStatus?
    /// Names in a directory, without `.` and `..`, in no order.
    func list(_ directory: String) throws(FileSystemError) -> [String]
    func read(_ path: String) throws(FileSystemError) -> [UInt8]
    /// Makes one directory with permissions 755; it must not exist.
    func makeDirectory(_ path: String) throws(FileSystemError)
    /// Makes a file with permissions 644; it must not exist.
    func write(_ bytes: [UInt8], to path: String) throws(FileSystemError)
    /// A second name for a file.
    func link(_ path: String, as newPath: String) throws(FileSystemError)
    /// Gives `path` the time stamps of `other`.
    func copyTimes(of other: String, to path: String) throws(FileSystemError)
    /// Waits until a file's or directory's contents are on the disk.
    func synchronize(_ path: String) throws(FileSystemError)
    func rename(_ path: String, to newPath: String) throws(FileSystemError)
    /// Exchanges two names in one step; false where the file system cannot do that.
    func exchange(_ first: String, _ second: String) throws(FileSystemError) -> Bool
    func removeFile(_ path: String) throws(FileSystemError)
    /// The directory must be empty.
    func removeDirectory(_ path: String) throws(FileSystemError)
    /// Locks a file, made where it is missing, until the lock is let go or the process ends in any way; nil where
    /// another holds it.
    func lock(_ path: String) throws(FileSystemError) -> FileLock?
}

/// What a name in a directory stands for.
public struct FileStatus: Sendable, Equatable {
    public enum Kind: Sendable { case file, directory, other }

    public var kind: Kind
    public var size: Int
    /// The permission bits.
    public var mode: UInt32

    public init(kind: Kind, size: Int, mode: UInt32) {
        self.kind = kind
        self.size = size
        self.mode = mode
    }
}

/// A held lock. It ends when the last reference goes.
public final class FileLock: Sendable {
    private let onRelease: @Sendable () -> Void

    public init(onRelease: @escaping @Sendable () -> Void) { self.onRelease = onRelease }

    deinit { onRelease() }
}
