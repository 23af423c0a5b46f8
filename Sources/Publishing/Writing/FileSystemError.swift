import Glibc

/// A refusal of the file system: what was asked, of what, and the `errno`.
public struct FileSystemError: Error, Sendable, Equatable {
    public enum Operation: String, Sendable {
        case examine, read, write, makeDirectory, link, synchronize, rename, remove, lock
    }

    public var operation: Operation
    public var path: String
    public var code: Int32

    public init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// The system's own words, e.g. `Permission denied`.
    var reason: String { String(cString: strerror(code)) }

    var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

    /// The file system has no hard links, or no more for this file, or not across this border.
    var isLinkRefusal: Bool { [EPERM, EMLINK, EXDEV, EOPNOTSUPP, ENOSYS, EACCES].contains(code) }
}

extension FileSystemError.Operation {
    /// After "không … được".
    var vietnamese: String {
        switch self {
        case .examine: "xem"
        case .read: "đọc"
        case .write: "ghi"
        case .makeDirectory: "tạo thư mục"
        case .link: "liên kết"
        case .synchronize: "ghi xuống đĩa"
        case .rename: "đổi tên"
        case .remove: "xóa"
        case .lock: "khóa"
        }
    }

    /// After "could not".
    var english: String {
        switch self {
        case .examine: "examine"
        case .read: "read"
        case .write: "write"
        case .makeDirectory: "make directory"
        case .link: "link"
        case .synchronize: "flush to disk"
        case .rename: "rename"
        case .remove: "remove"
        case .lock: "lock"
        }
    }
}
