import Diagnostics
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// A page of more numbers than a phone can take; short ones are in the golden sites.
@Suite struct LongMetricPageTests {
    private static let months = 12

    /// Thirty offices over a year: all but the first two are as always, the first jumps in the last month, the second
    /// has no row of it.
    private static func sample() -> Sample {
        let offices = (1...30).map { "office\($0)" }
        let rows = (1...months).flatMap { month in
            offices.enumerated().filter { $0.offset != 1 || month < months }.map { place, office in
                let count = place == 0 && month == months ? 900 : 100 + (month + place) % 3
                return "2023-\(month < 10 ? "0" : "")\(month),\(office),\(count)"
            }
        }
        return Sample().with("units.yaml", (["a", "b"] + offices).map { "- {id: \($0), name: The \($0)}\n" }.joined())
            .with("data/so.csv", "month,unit,done\n" + rows.joined(separator: "\n") + "\n")
            .with(
                "data/so.yaml",
                """
                title: Data
                path: so.csv
                kind: reported
                fields:
                  - {name: month, type: period}
                  - {name: unit, type: string, required: true, dimension: units, title: Unit}
                  - {name: done, type: integer, title: Done, measured_in: hồ sơ}
                key: [month, unit]
                period: {in: month}
                """
            ).with(
                "metrics/done.yaml",
                "- {name: done, title: Done, type: simple, measure: done, dataset: so, direction: higher}\n")
    }

    @Test("It lists the latest whole periods, says so, and has all in its files")
    func cut() throws {
        let context = try Self.sample().context()
        let metric = try #require(context.project.catalogue.metric("done"))
        var problems: [Diagnostic] = []
        let page = try #require(MetricPageComposer(context: context).compose(metric, shownOn: [], &problems))
        #expect(problems.isEmpty)
        let html = String(decoding: page.model.content, as: UTF8.self)
        #expect(html.matches(of: /<details class="receipt"/).count == 59)
        #expect(html.contains("bắt đầu từ tháng 11/2023; đủ 359 số"))
        let csv = page.files.first { $0.key.hasSuffix(".csv") }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
        #expect(csv.split(separator: "\n").count == 1 + 359)
        // Said once for all, not in each.
        #expect(html.matches(of: /so\.csv/).count == 1 + 59 && html.matches(of: /SHA-256/).count == 1)
    }

    @Test("Of many groups only those are told of that stand out, and how many do not")
    func groups() throws {
        let context = try Self.sample().context()
        let metric = try #require(context.project.catalogue.metric("done"))
        var problems: [Diagnostic] = []
        let page = try #require(MetricPageComposer(context: context).compose(metric, shownOn: [], &problems))
        let html = String(decoding: page.model.content, as: UTF8.self)
        #expect(html.contains("29 trong 30 chuỗi số"))
        #expect(html.matches(of: /<li class="finding">/).count == 1)
        let link = try #require(html.firstMatch(of: /href="#(bien-nhan-[0-9]+)"/))
        #expect(html.contains("id=\"\(link.1)\""))
    }
}
