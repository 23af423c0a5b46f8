import Diagnostics

/// The text of a page as libcmark gets it, and where things stand in its file.
struct MarkdownSource {
    let file: String
    /// Line of the file on which the text begins.
    let firstLine: Int
    /// LF line ends only, no byte order mark; control characters are replaced by U+FFFD.
    let text: String
    private let lines: [Substring]
    /// Columns are not looked for in longer lines, in bytes: thousands of links or numbers in one would take too long.
    static let longestSearchedLine = 1 << 13
    /// One for each line with control characters.
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: String, file: String, firstLine: Int) {
        self.file = file
        self.firstLine = firstLine
        guard Self.needsCleaning(source) else {
            text = source
            lines = Self.lines(of: source)
            return
        }
        var clean = String.UnicodeScalarView()
        var controls: [(line: Int, column: Int, scalar: Unicode.Scalar)] = []
        var line = firstLine
        var lineStart = clean.startIndex
        var scalars = source.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        while let scalar = scalars.popFirst() {
            if scalar == "\r", scalars.first == "\n" { continue }
            if scalar == "\n" {
                clean.append(scalar)
                line += 1
                lineStart = clean.endIndex
            } else if scalar.isForbiddenControl {
                if controls.last?.line != line {
                    let column = Substring(clean[lineStart...]).count + 1
                    controls.append((line, column, scalar))
                }
                clean.append("\u{FFFD}")
            } else {
                clean.append(scalar)
            }
        }
        text = String(clean)
        lines = Self.lines(of: text)
        diagnostics = controls.map { control in
            MarkdownProblem.control(
                control.scalar, at: SourceLocation(file: file, line: control.line, column: control.column),
                excerpt: lines[control.line - firstLine])
        }
    }

    /// Whether there may be a byte order mark, a carriage return or a control character; C1 controls begin with C2.
    private static func needsCleaning(_ source: String) -> Bool {
        source.utf8.first == 0xEF
            || source.utf8.contains { byte in
                byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") || byte == 0x7F || byte == 0xC2
            }
    }

    private static func lines(of text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    }

    func location(line: Int, column: Int? = nil) -> SourceLocation {
        SourceLocation(file: file, line: line + firstLine - 1, column: column)
    }

    /// Line `number` of the text, from 1; empty where there is none.
    func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

    /// The column of the first character after `=` (and space) of the code span that libcmark puts at `byteColumn` of a
    /// line, checked against the source, since libcmark's inline columns are not reliable inside nested blocks.
    func slotColumn(line number: Int, byteColumn: Int) -> Int? {
        let bytes = Array(line(number).utf8)
        guard bytes.count <= Self.longestSearchedLine else { return nil }
        var openings: [Int] = []
        for index in bytes.indices where bytes[index] == UInt8(ascii: "=") && index > 0 {
            let before = bytes[index - 1] == UInt8(ascii: " ") && index > 1 ? bytes[index - 2] : bytes[index - 1]
            if before == UInt8(ascii: "`") { openings.append(index) }
        }
        guard let equals = openings.first(where: { (0...1).contains($0 - (byteColumn - 1)) }) ?? openings.only else {
            return nil
        }
        let text = bytes[(equals + 1)...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
        return String(decoding: bytes[..<text], as: UTF8.self).count + 1
    }

    /// Line and column of a link's address, searched for from a line on that has `count` links to the same address before
    /// it; those of the link's text where the address is written elsewhere or otherwise (`[a][reference]`). libcmark's
    /// inline columns are not reliable.
    func linkPlace(lines: ClosedRange<Int>, url: String, text: String, after count: Int) -> (line: Int, column: Int?) {
        for number in lines {
            if let column = addressColumn(line: number, url: url, after: number == lines.lowerBound ? count : 0) {
                return (number, column)
            }
        }
        let line = line(lines.lowerBound)
        guard line.utf8.count <= Self.longestSearchedLine else { return (lines.lowerBound, nil) }
        // The text of `<a@b.vn>` is the address itself.
        let bracket = line.ranges(of: "[" + text).first.map { line[..<$0.lowerBound].count + 1 }
        let angle = line.ranges(of: "<" + text).first.map { line[..<$0.lowerBound].count + 2 }
        return (lines.lowerBound, bracket ?? angle)
    }

    private func addressColumn(line number: Int, url: String, after count: Int) -> Int? {
        let line = line(number)
        guard line.utf8.count <= Self.longestSearchedLine else { return nil }
        let ends = ["(", "<"].flatMap { line.ranges(of: $0 + url).map(\.upperBound) }.sorted().filter { end in
            end == line.endIndex || ")> \t".contains(line[end])
        }
        return ends.indices.contains(count) ? line[..<ends[count]].count - url.count + 1 : nil
    }
}

extension Array {
    /// The element of an array that has just one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}

extension Unicode.Scalar {
    /// A control character that a page may not hold; line feed and tab may stand.
    var isForbiddenControl: Bool {
        // The general category Cc, which is these for good.
        (value < 0x20 || (0x7F...0x9F).contains(value)) && self != "\n" && self != "\t"
    }
}
