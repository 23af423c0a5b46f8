import Foundation
import Testing

/// Every folder of `Tests/InvalidSites` lies over a small sound site and must fail with exactly its expected diagnostics.
@Suite struct InvalidSitesTests {
    private static let cases = Repository.cases(in: Repository.invalidSites)

    @Test("There are cases, one at least for each kind of bad input that is promised")
    func coverage() {
        let promised = [
            "ragged-row", "unknown-column", "unknown-key-site", "unknown-key-descriptor", "unknown-key-metric",
            "unknown-key-page", "unknown-key-block", "wrong-type", "impossible-date", "duplicate-key",
            "unit-not-in-units", "period-end-before-start", "total-over-nested-units", "acceptance-unmatched",
            "unknown-metric", "division-by-zero", "circular-metrics", "broken-link", "theme-missing-template",
            "front-matter-missing", "not-utf8-csv", "unknown-encoding", "unclear-delimiter", "json-records",
            "excel-left-out", "excel-sheet", "excel-clerk", "excel-keys", "excel-names", "files-declared",
            "files-sheets",
            "files-values", "unpivot",
            "not-utf8-yaml", "not-utf8-page", "empty-csv", "empty-yaml", "everything-at-once",
            "calendar-duplicate-day", "calendar-year-needed-by-check", "events-covers", "events-lifecycle",
            "events-measures", "events-records", "events-key", "events-forms", "events-quote", "statistics-metrics",
            "statistics-options", "statistics-periods", "findings-period", "findings-most", "cumulative", "index",
            "contribution", "chart-events", "area", "definition-changes", "matures", "row-states", "metric-events",
            "auto-title",
            "events-measures", "events-records", "events-key", "events-forms", "statistics-metrics",
            "leadership-blocks", "leadership-periods", "site-releases", "site-release-page", "site-addresses",
            "descriptor-frequency", "theme-options", "theme-option-contrast", "theme-option-links", "theme-declaration",
            "theme-default-contrast",
            "languages-declared", "languages-empty", "languages-links", "languages-pages",
            "languages-unknown",
        ]
        #expect(Self.cases.count > promised.count)
        #expect(promised.filter { !Self.cases.contains($0) } == [])
    }

    @Test("The site under the cases is sound")
    func base() throws {
        let scratch = try Scratch(content: Repository.base)
        let outcome = try scratch.congkhai("check", "--format", "json")
        #expect(outcome.output == "[]\n")
        #expect(outcome.errors == "")
        #expect(outcome.status == 0)
    }

    @Test("Bad input gives exactly the expected diagnostics, and nothing is written", arguments: cases)
    func diagnostics(name: String) throws {
        let folder = Repository.invalidSites + "/" + name
        let scratch = try Scratch(content: Repository.base)
        for part in ["Content", "Themes"] where Folder.exists(folder + "/" + part) {
            try scratch.overlay(folder + "/" + part, at: part)
        }
        if Folder.exists(folder + "/DELETE") {
            let names = try String(contentsOfFile: folder + "/DELETE", encoding: .utf8).split(separator: "\n")
            for name in names { try scratch.remove(String(name)) }
        }
        let before = try scratch.files()
        let outcome = try scratch.congkhai("build", "--format", "json")

        #expect(outcome.status == 1)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("\"severity\":\"error\""))
        #expect(try scratch.files() == before, "something was written")
        try expect(outcome.output, equals: folder + "/expected.json", beside: folder + "/expected.rej.json")
    }

    @Test("Every message of the cases is there in two languages, and every error says what to do", arguments: cases)
    func hints(name: String) throws {
        let file = Repository.invalidSites + "/" + name + "/expected.json"
        let found = try JSONDecoder().decode([Reported].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        for problem in found {
            #expect(problem.message.vi != problem.message.en, "\(problem.code)")
            #expect(problem.file != nil, "\(problem.code): \(problem.message.en)")
            if problem.severity == "error" {
                #expect(problem.hint != nil, "\(problem.code): \(problem.message.en)")
            }
        }
    }
}

/// A diagnostic as `--format json` prints it.
struct Reported: Decodable {
    struct Text: Decodable { var vi, en: String }
    var severity, code: String
    var message: Text
    var file: String?
    var line, column: Int?
    var hint: Text?
}
