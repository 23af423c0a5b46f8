#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The name of an element while expat reports it.
struct XMLName {
    enum Namespace {
        /// SpreadsheetML, of the transitional or the strict edition.
        case spreadsheet
        case other
    }

    /// Stands between namespace and local name; expat refuses namespaces that hold it.
    static let separator: CChar = 0x0A
    private static let spreadsheetNamespaces: [StaticString] = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main\n",
        "http://purl.oclc.org/ooxml/spreadsheetml/main\n",
    ]

    let namespace: Namespace
    private let local: UnsafePointer<CChar>
    private let count: Int

    init(_ name: UnsafePointer<CChar>) {
        let length = strlen(name)
        for known in Self.spreadsheetNamespaces where length > known.utf8CodeUnitCount {
            if memcmp(name, known.utf8Start, known.utf8CodeUnitCount) == 0 {
                namespace = .spreadsheet
                local = name + known.utf8CodeUnitCount
                count = length - known.utf8CodeUnitCount
                return
            }
        }
        namespace = .other
        local = strrchr(name, Int32(Self.separator)).map { UnsafePointer($0) + 1 } ?? name
        count = strlen(local)
    }

    /// Whether the local name is `name`.
    func isNamed(_ name: StaticString) -> Bool {
        count == name.utf8CodeUnitCount && memcmp(local, name.utf8Start, count) == 0
    }

    /// Whether this is the element `name` of SpreadsheetML.
    func isSpreadsheet(_ name: StaticString) -> Bool { namespace == .spreadsheet && isNamed(name) }
}

/// The attributes of an element while expat reports it.
struct XMLAttributes {
    /// Name, value, name, value …, nil.
    private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.pairs = pairs }

    /// The bytes of an attribute without prefix.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        // `strncmp` ends at the zero behind the shorter one, and with that zero the names are compared as a whole.
        let wanted = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        return value { strncmp($0, wanted, name.utf8CodeUnitCount + 1) == 0 }
    }

    func string(_ name: StaticString) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// Nil where the attribute is missing or no count of at most nine digits.
    func count(_ name: StaticString) -> Int? {
        guard let bytes = bytes(name), (1...9).contains(bytes.count) else { return nil }
        var count = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            count = count * 10 + Int(byte) - 0x30
        }
        return count
    }

    /// `xsd:boolean`; false where the attribute is missing.
    func isTrue(_ name: StaticString) -> Bool {
        guard let bytes = bytes(name) else { return false }
        return bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8)
    }

    /// The attribute `r:id`, of the transitional or the strict edition.
    var relationship: String? {
        value { name in
            strcmp(name, "http://schemas.openxmlformats.org/officeDocument/2006/relationships\nid") == 0
                || strcmp(name, "http://purl.oclc.org/ooxml/officeDocument/relationships\nid") == 0
        }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func value(where isWanted: (UnsafePointer<CChar>) -> Bool) -> UnsafeBufferPointer<UInt8>? {
        var pair = pairs
        while let name = pair[0], let value = pair[1] {
            if isWanted(name) {
                let start = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
                return UnsafeBufferPointer(start: start, count: strlen(value))
            }
            pair += 2
        }
        return nil
    }
}
