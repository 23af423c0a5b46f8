import Glibc
import Tables

/// A file of the machine, read from its first byte to its last.
final class FileStream: ByteStream {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// The file at `path`, which is opened when it is read.
    static func file(_ path: String) -> StreamedFile {
        var info = stat()
        let size = stat(path, &info) == 0 ? Int(info.st_size) : nil
        return StreamedFile(path: path, size: size) { () throws(ByteStreamError) in
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw ByteStreamError(reason: String(cString: strerror(errno))) }
            return FileStream(descriptor)
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw ByteStreamError(reason: String(cString: strerror(errno))) }
        }
    }
}
