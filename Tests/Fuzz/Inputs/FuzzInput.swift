import Foundation
import Samples

/// What a reader is given.
struct FuzzInput {
    /// By path.
    var files: [String: [UInt8]]
    /// All that a reading may be set to (schema, encoding, chunk size …) is drawn from this.
    var settings: UInt64

    /// Input `number` of a reader: always the same one for the same seed.
    static func numbers(seed: UInt64, reader: String, number: Int) -> RandomNumbers {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(seed)/\(reader)/\(number)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return RandomNumbers(seed: hash)
    }

    /// Writes the files into `folder`, to be looked at.
    func save(in folder: URL) throws {
        for (path, bytes) in files {
            // Names in an input may be anything; as paths they must stay in the folder.
            let name = path.replacingOccurrences(of: "..", with: "__").replacingOccurrences(of: "\0", with: "_")
            let file = folder.appendingPathComponent(String(name.prefix(200)))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }
}
