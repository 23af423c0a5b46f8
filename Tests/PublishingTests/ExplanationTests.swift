import Diagnostics
import Metrics
import Testing

@testable import Publishing

@Suite struct ExplanationTests {
    private func explain(
        _ metric: String, _ condition: String? = nil, _ period: String? = nil, language: Language = .vietnamese
    ) throws -> Diagnosed<String?> {
        Explanation.make(
            metric: metric, condition: condition, period: period, results: try Sample().results(), language: language)
    }

    @Test("A receipt has the formula, the counts, the rows with file and line, what was derived, checks and files")
    func receipt() throws {
        let text = try #require(try explain("on_time_rate", "unit = 'a'", "2023-Q3").value)
        for piece in [
            "Có 1 số khớp với yêu cầu.", "Đúng hạn ÷ Đã giải quyết", "1.100 / 1.200 = 91,67%", "ho-so.csv:4", "suy ra",
            "sha256",
            "Có số ở kỳ khác",
        ] {
            #expect(text.contains(piece), "\(piece) in \(text)")
        }
    }

    @Test("Several numbers are listed and never added up")
    func several() throws {
        let vietnamese = try #require(try explain("received", nil, "2023-Q1").value)
        #expect(vietnamese.contains("Có 2 số khớp với yêu cầu, liệt kê riêng và không cộng với nhau."))
        #expect(!vietnamese.contains("150"))
        let english = try #require(try explain("received", nil, "2023-Q1", language: .english).value)
        #expect(english.contains("Dossiers received") && english.contains("2 figures match"))
    }

    @Test(
        "A wrong question is an error with a hint",
        arguments: [
            ("on_time_rat", nil as String?, nil as String?, "explain.unknown-metric"),
            ("received", nil, "2023-Q9", "explain.bad-period"),
            ("received", nil, "2019", "explain.no-data"),
        ])
    func errors(metric: String, condition: String?, period: String?, code: String) throws {
        let outcome = try explain(metric, condition, period)
        #expect(outcome.diagnostics.map(\.code) == [code])
        #expect(outcome.diagnostics.first?.hint != nil)
        #expect(outcome.value.map { !$0.contains("Có 0 số") } ?? true)
    }

    @Test("A wrong condition points at the character")
    func condition() throws {
        let problem = try #require(try explain("received", "unit = = 'a'").diagnostics.first)
        #expect(problem.excerpt?.hasSuffix("\n    |        ^") == true)
    }
}
