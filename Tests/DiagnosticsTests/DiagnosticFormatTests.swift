import Diagnostics
import Testing

/// Swift Testing has a type of the same name.
typealias Location = Diagnostics.SourceLocation

@Suite struct DiagnosticFormatTests {
    private func render(_ location: Location?, _ format: DiagnosticFormat) -> String {
        let diagnostic = Diagnostic(
            .error, "area.problem", vi: "sai", en: "wrong", at: location, hint: Localized(vi: "Sửa.", en: "Mend it."))
        return format.render([diagnostic], language: .english)
    }

    @Test(
        "A location is printed as a person would write it",
        arguments: [
            (Location(file: "x.csv", line: 4, column: 7), "x.csv:4:7"),
            (Location(file: "x.csv"), "x.csv"),
            (Location(file: "x.xlsx", sheet: "Sheet1", cell: "C7"), "x.xlsx[Sheet1!C7]"),
            (Location(file: "x.xlsx", sheet: "Biểu"), "x.xlsx[Biểu]"),
            (Location(file: "x.xlsx", sheet: "Quý 1", cell: "B4:H60"), "x.xlsx['Quý 1'!B4:H60]"),
            (Location(file: "x.xlsx", sheet: "Sở 'A'"), "x.xlsx['Sở ''A''']"),
            (Location(file: "x.xlsx", sheet: "2024"), "x.xlsx['2024']"),
        ])
    func text(location: Location, expected: String) {
        #expect(render(location, .text) == "\(expected): error: wrong [area.problem]\n    how to fix: Mend it.\n")
    }

    @Test("Errors are read first, and otherwise the order is that of the files")
    func reading() {
        let all = [
            Diagnostic(.warning, "w", vi: "", en: "", at: Location(file: "a")),
            Diagnostic(.note, "n", vi: "", en: "", at: Location(file: "a", line: 2)),
            Diagnostic(.error, "second", vi: "", en: "", at: Location(file: "b", line: 10)),
            Diagnostic(.error, "first", vi: "", en: "", at: Location(file: "b", line: 9)),
            Diagnostic(.warning, "last", vi: "", en: "", at: Location(file: "c")),
        ]
        #expect(all.reversed().sortedForReading().map(\.code) == ["first", "second", "w", "n", "last"])
    }

    @Test("JSON has the sheet and the cell as members")
    func json() {
        let text = render(Location(file: "x.xlsx", sheet: "Quý \"1\"", cell: "C7"), .json)
        #expect(text.contains(#""file":"x.xlsx","sheet":"Quý \"1\"","cell":"C7","hint":"#))
        #expect(!render(Location(file: "x.csv", line: 1), .json).contains("sheet"))
    }

    @Test("An annotation names sheet and cell in its message")
    func github() {
        let text = render(Location(file: "x.xlsx", sheet: "Quý 1", cell: "C7"), .github)
        #expect(text == "::error file=x.xlsx,title=area.problem::['Quý 1'!C7] wrong%0AMend it.\n")
        let plain = render(Location(file: "x.csv", line: 4, column: 7), .github)
        #expect(plain == "::error file=x.csv,line=4,col=7,title=area.problem::wrong%0AMend it.\n")
    }

    @Test("Cells are sorted row by row, and by column as on the sheet")
    func order() {
        let cells = ["C10", "AA9", "B9", "A1", "Z9", "B4:H60"]
        let diagnostics = cells.map {
            Diagnostic(.error, "a.b", vi: "", en: "", at: Location(file: "x.xlsx", sheet: "S", cell: $0))
        }
        let sorted = diagnostics.sortedByLocation().map { $0.location?.cell ?? "" }
        #expect(sorted == ["A1", "B4:H60", "B9", "Z9", "AA9", "C10"])
    }

    @Test("What stands in a file cannot steer the terminal", arguments: DiagnosticFormat.allCases)
    func controls(format: DiagnosticFormat) {
        let evil = "\u{1B}[2J\r\u{9B}x\u{7F}\u{0}"
        let diagnostic = Diagnostic(
            .error, "area.problem", vi: evil, en: evil, at: Location(file: evil, line: 1, sheet: evil), excerpt: evil,
            hint: Localized(vi: evil, en: evil))
        let text = format.render([diagnostic], language: .english).unicodeScalars
        #expect(!text.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) })
        #expect(String(text).contains("[2J"))
    }

    @Test("A nearest word is found among words, not among texts of any length")
    func suggestions() {
        #expect(Suggestion.nearest(to: "recieved", among: ["received", "resolved"]) == "received")
        let long = String(repeating: "a", count: 100_000)
        #expect(Suggestion.nearest(to: long, among: [long + "b"]) == nil)
        #expect(Suggestion.nearest(to: "a", among: [long]) == nil)
    }
}
