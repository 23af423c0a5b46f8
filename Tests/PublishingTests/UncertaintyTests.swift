import Metrics
import Testing

@testable import Publishing

/// Numbers of few cases are shown with their interval; what is known as it is has none.
@Suite struct UncertaintyTests {
    private static let descriptor = """
        title: Data
        path: so.csv
        kind: reported
        fields:
          - {name: from, type: date}
          - {name: to, type: date}
          - {name: unit, type: string, required: true, dimension: units}
          - {name: done, type: integer}
          - {name: in_time, type: integer}
          - {name: posts, type: integer}
          - {name: filled, type: integer}
        key: [from, to, unit]
        period: {from: from, to: to}
        stocks: [posts, filled]
        """
    private static let metrics = """
        - {name: share, dataset: so, title: Share, type: ratio, numerator: in_time, denominator: done, decimals: 1}
        - {name: rate, dataset: so, title: Rate, type: ratio, numerator: in_time, denominator: done, format: number, events: true, decimals: 2}
        - {name: mean, dataset: so, title: Mean, type: ratio, numerator: in_time, denominator: done, format: number, decimals: 2}
        - {name: staffed, dataset: so, title: Staffed, type: ratio, numerator: filled, denominator: posts}
        - {name: counted, dataset: so, title: Counted, type: simple, measure: in_time, events: true}
        - {name: plain, dataset: so, title: Plain, type: simple, measure: in_time}
        - {name: late, title: Late, type: derived, expression: (done_all - plain) / done_all, format: percent, decimals: 1}
        - {name: done_all, dataset: so, title: Done, type: simple, measure: done}
        - {name: vacant, title: Vacant, type: derived, expression: filled_all / posts_all, format: percent}
        - {name: filled_all, dataset: so, title: Filled, type: simple, measure: filled}
        - {name: posts_all, dataset: so, title: Posts, type: simple, measure: posts}
        """

    private func texts(_ done: Int, _ inTime: Int) throws -> [String: String] {
        let context = try Sample()
            .with(
                "data/so.csv",
                "from,to,unit,done,in_time,posts,filled\n2023-01-01,2023-01-31,a,\(done),\(inTime),20,19\n"
            )
            .with("data/so.yaml", Self.descriptor).with("metrics/so.yaml", Self.metrics)
            .with("pages/index.md", "---\ntitle: T\n---\n\nT\n").context(language: .vietnamese)
        let text = UncertaintyText(glossary: context.glossary)
        var found: [String: String] = [:]
        for metric in context.project.catalogue.metrics
        where context.project.catalogue.datasets(of: metric) == ["so"] {
            let points = try context.results.evaluator.evaluate(MetricRequest(metric: metric.name))
            found[metric.name] = points.first.flatMap { text.ofFew($0, metric) }
        }
        return found
    }

    /// scipy 1.17.1: `binomtest(15, 20).proportion_ci(method="wilson")`, `binomtest(5, 20)`; Byar's formula of 15 events.
    @Test(
        "Shares, rates and counts of fewer than a hundred have an interval; means, plain numbers and stocks have none")
    func few() throws {
        let found = try texts(20, 15)
        #expect(found["share"] == "Khoảng tin cậy 95%: 53,1% đến 88,8%")
        #expect(found["late"] == "Khoảng tin cậy 95%: 11,2% đến 46,9%")
        #expect(found["rate"] == "Khoảng tin cậy 95%: 0,42 đến 1,24")
        #expect(found["counted"] == "Khoảng tin cậy 95%: 8,4 đến 24,7")
        #expect(Set(found.keys) == ["share", "late", "rate", "counted"])
    }

    @Test("From a hundred cases or events on there is none; of many cases and few events a rate still has one")
    func many() throws {
        #expect(try Set(texts(99, 90).keys) == ["share", "late", "rate", "counted"])
        #expect(try Set(texts(100, 90).keys) == ["rate", "counted"])
        #expect(try texts(1000, 100).isEmpty)
    }

    @Test("In a ranking of shares, neighbours whose intervals overlap are said not to be told apart")
    func ranking() throws {
        var sample = StatisticsSample(units: [(1000, 950), (1000, 940), (1000, 700)])
        sample.rows += ["1,a,1000,950", "1,b,1000,700", "1,c,1000,400"]
        let block = "metric: share\nby: unit\ngrain: month"
        let bump = try sample.figure("kind: bump\n" + block)
        // By place in each edition: a and b overlap, b and c do not; then none do.
        #expect(bump.column("apart_from_next") == ["false", "true", "", "true", "true", ""])
        #expect(bump.text.contains("chưa phân biệt được") && bump.text.contains("khác rõ"))
        #expect(bump.text.contains("hai khoảng chồng nhau thì thứ tự của hai đơn vị chưa chắc chắn"))
        let interval = try sample.figure("kind: interval\nmetric: share\nby: unit\nperiod: 2023-01")
        #expect(interval.column("apart_from_next") == ["false", "true", ""])
        // Of plain scores nothing is known of chance.
        let scores = try sample.figure("kind: bump\nmetric: done\nby: unit\ngrain: month")
        #expect(!scores.text.contains("phân biệt"))
    }
}
