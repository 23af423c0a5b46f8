/// How a file's bytes stand for characters, by the name a descriptor gives it.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// Found in the file itself, or an error; never taken for granted.
    case auto
    case utf8 = "utf-8"
    /// Byte order from the mark at the start.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Vietnamese Windows without Unicode: letters and combining tone marks.
    case windows1258 = "windows-1258"
    /// Fonts named .VnTime, .VnArial (ABC): TCVN 5712:1993, third set.
    case tcvn3
    /// Fonts named VNI-Times: a base letter and a byte for its marks.
    case vni
}
