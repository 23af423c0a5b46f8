import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// Figures that rest on statistics, from rows written in the test. Offices are `a`, `b`, `c` …; `b1` is contained in `b`.
struct StatisticsSample {
    /// `month,unit,done,in_time`: the month counts from January 2023.
    var rows: [String]
    var breaks = ""
    var direction = "higher"
    var language = Language.vietnamese

    init(_ rows: [String]) { self.rows = rows }

    /// One office over months.
    init(months: [(done: Int, inTime: Int)]) {
        rows = months.enumerated().map { "\($0.offset),a,\($0.element.done),\($0.element.inTime)" }
    }

    /// Several offices, `a` first, in one month.
    init(units: [(done: Int, inTime: Int)]) {
        rows = zip("abcdefghijklmnop", units).map { "0,\($0.0),\($0.1.done),\($0.1.inTime)" }
    }

    struct Made {
        let html: String
        /// All but the workbook, which is no text.
        let files: [String: String]
        let problems: [String]

        /// Without charts and marks of HTML.
        var text: String {
            html.replacing(/<svg[\s\S]*?<\/svg>/, with: "").replacing(/<[^>]+>/, with: "|").replacing(/\|+/, with: "|")
        }
        var svg: String? { files.first { $0.key.hasSuffix(".svg") }?.value }

        /// The records of the CSV file.
        var records: [[String: String]] {
            let lines = (files.first { $0.key.hasSuffix(".csv") }?.value ?? "").split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            guard let heads = lines.first else { return [] }
            return lines.dropFirst().map { Dictionary(zip(heads, $0), uniquingKeysWith: { first, _ in first }) }
        }

        func column(_ name: String) -> [String] { records.map { $0[name] ?? "?" } }
        func numbers(_ name: String) -> [Double?] { column(name).map(Double.init) }
    }

    func figure(_ block: String) throws -> Made {
        let csv = rows.map { row -> String in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let month = Int(cells[0]) ?? 0
            let (year, number) = (2023 + month / 12, month % 12 + 1)
            let days = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
            let start = "\(year)-\(number < 10 ? "0" : "")\(number)"
            return "\(start)-01,\(start)-\(days),\(cells[1]),\(cells[2]),\(cells[3])"
        }.joined(separator: "\n")
        let units =
            "abcdefghijklmnop".map { "- {id: \($0), name: Office \($0.uppercased())}" } + ["- {id: b1, name: Desk B1}"]
        let sample = Sample().with("units.yaml", units.joined(separator: "\n") + "\n")
            .with("data/so.csv", "from,to,unit,done,in_time\n" + csv + "\n")
            .with(
                "data/so.yaml",
                """
                title: Data
                path: so.csv
                kind: reported
                fields:
                  - {name: from, type: date}
                  - {name: to, type: date}
                  - {name: unit, type: string, required: true, dimension: units, title: Unit}
                  - {name: done, type: integer, title: Done, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}}
                  - {name: in_time, type: integer, title: In time, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}}
                key: [from, to, unit]
                period: {from: from, to: to}
                within: {b1: b}
                \(breaks)
                """
            )
            .with(
                "metrics/so.yaml",
                """
                - {name: share, dataset: so, title: Share, type: ratio, numerator: in_time, denominator: done, format: percent, decimals: 1, direction: \(direction), targets: [{from: 2020-01-01, value: 0.9}]}
                - {name: rate, dataset: so, title: Rate, type: ratio, numerator: in_time, denominator: done, format: number, events: true, decimals: 4, direction: lower, targets: [{from: 2020-01-01, value: 0.1}]}
                - {name: events, dataset: so, title: Events, type: simple, measure: in_time, events: true, direction: lower}
                - {name: done, dataset: so, title: Dossiers, type: simple, measure: done, direction: \(direction)}
                """
            )
            .with("pages/index.md", "---\ntitle: T\n---\n\n```chart\nid: x\n\(block)\n```\n")
        let context = try sample.context(language: language)
        let found = try #require(context.project.pages.first?.blocks.first)
        var problems: [Diagnostic] = []
        let figure = FigureComposer(context: context, page: "index.html").compose(
            found, headingLevel: 2, &problems)
        return Made(
            html: String(decoding: figure?.html ?? [], as: UTF8.self),
            files: (figure?.files ?? [:]).filter { !$0.key.hasSuffix(".xlsx") }
                .mapValues { String(decoding: $0, as: UTF8.self) },
            problems: problems.map(\.code))
    }
}
