import Diagnostics
import Metrics
import Statistics
import Tables
import Testing

@testable import Project
@testable import Publishing

/// One of a thing is one thing in English, whoever says it.
@Suite struct PluralTests {
    private let english = Phrases(language: .english)

    private func sample() throws -> Sample {
        try Sample().replacing(
            "title: Tiếp nhận, measured_in: hồ sơ",
            with: "title: Tiếp nhận, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}",
            in: "data/ho-so.yaml"
        ).replacing("-06-30,a,110,100,95,5,s1,Có làm tròn.", with: "-06-30,a,101,91,86,5,s1,", in: "data/ho-so.csv")
            .replacing("-03-31,b,50,0,0,0,s1,", with: "-03-31,b,1,0,0,0,s1,", in: "data/ho-so.csv")
    }

    @Test("A change by one, and a card of one, name one dossier")
    func units() throws {
        let context = try sample().context(language: .english)
        let metric = try #require(context.project.catalogue.metric("received"))
        let request = MetricRequest(metric: "received", members: ["unit": ["a"]], periods: quarters)
        let points = try context.points("received", "a", "2023-Q2")
        let change = try #require(try Comparer(context.results).assessments(of: points, request).first?.changes.first)
        let text = ChangeText(glossary: context.glossary)
        #expect(text.words(change, metric) == "up 1 dossier (1%)")
        var problems: [Diagnostic] = []
        func card(_ unit: String) -> CardModel? {
            let asked = MetricRequest(
                metric: "received", members: ["unit": [unit]], periods: .list([.init(parsing: "2023-Q1")!]))
            return CardsComposer(context: context, page: "index.html").cards(
                [
                    CardRequest(
                        title: nil, request: asked, emptyIsAllowed: false, location: SourceLocation(file: "x.md"))
                ], id: "c", label: "",
                &problems
            ).cards.first
        }
        #expect(card("a")?.unit == "dossiers" && card("b")?.unit == "dossier")
    }

    @Test("Counts of the program's own things, and the verbs behind them")
    func counts() {
        #expect(english.counted(1, "dòng", "row", "rows") == "1 row")
        #expect(english.counted(1_200, "dòng", "row", "rows") == "1,200 rows")
        #expect(Phrases(language: .vietnamese).counted(1, "dòng", "row", "rows") == "1 dòng")
        #expect(english.window(.months(1)) == "over the last month" && english.window(.months(3)).hasSuffix("3 months"))
        #expect(
            RefusalText(english, .periods).clause(.tooFew(count: 1, minimum: 6))
                == "not enough data: at least 6 periods are needed, there is 1")
        #expect(RankText(phrases: english).neighbours(apart: 1, pairs: 2).hasPrefix("1 of 2 pairs of neighbours is "))
        #expect(
            RankText(phrases: english).neighbours(apart: 1, pairs: 2).hasSuffix("the other is not distinguishable."))
        #expect(RankText(phrases: english).neighbours(apart: 1, pairs: 1) == "All neighbours are clearly apart.")
    }
}
