import Crypto

/// SHA-256 (FIPS 180-4) of bytes as they stream by.
public struct SHA256Hasher: Sendable {
    private var state = SHA256()

    public init() {}

    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ state.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            state.update(data: Array(bytes))
        }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public func hexadecimal() -> String {
        state.finalize().reduce(into: "") { digits, byte in
            digits += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }
    }

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.hexadecimal()
    }
}
