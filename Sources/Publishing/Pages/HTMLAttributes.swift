/// The ids and addresses in a page of ours, found in one pass over its bytes.
///
/// Our writers quote every attribute with `"` and escape that sign in texts, so that `="` begins a value and nothing else.
struct HTMLAttributes {
    /// Values of `id`, in order.
    private(set) var identifiers: [String] = []
    /// Values of `href` and `src`, in order.
    private(set) var references: [String] = []

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 1
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "\""), bytes[index - 1] == UInt8(ascii: "=") else {
                    index += 1
                    continue
                }
                let start = index + 1
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
                let name = bytes[max(0, index - 6)..<(index - 1)]
                if name.ends(" id") {
                    identifiers.append(Self.unescaped(bytes[start..<end]))
                } else if name.ends(" href") || name.ends(" src") {
                    references.append(Self.unescaped(bytes[start..<end]))
                }
                index = end + 1
            }
        }
    }

    private static let escapes: [(name: [UInt8], byte: UInt8)] = [
        (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&lt;".utf8), UInt8(ascii: "<")),
        (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&#39;".utf8), UInt8(ascii: "'")),
        (Array("&amp;".utf8), UInt8(ascii: "&")),
    ]

    /// The five escapes of our writers undone.
    static func unescaped<Bytes: Collection<UInt8>>(_ value: Bytes) -> String
    where Bytes.SubSequence: Collection<UInt8> {
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        var text: [UInt8] = []
        var rest = value[value.startIndex...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let escape = escapes.first(where: { rest.starts(with: $0.name) }) {
                text.append(escape.byte)
                rest = rest.dropFirst(escape.name.count)
            } else {
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func ends(_ name: StaticString) -> Bool {
        count >= name.utf8CodeUnitCount
            && suffix(name.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
}
