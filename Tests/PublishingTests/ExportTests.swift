import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

@Suite struct ExportTests {
    private func export(_ metrics: [String], _ sample: Sample = Sample()) throws -> DataExport {
        let context = try sample.context()
        let grid = try context.grid(NumbersRequest(metrics: metrics, by: ["unit"]))
        return DataExport(context: context, dimensions: ["unit"], points: grid.points)
    }

    @Test("JSON is valid, keeps zero and absence apart, and has the counts of a ratio")
    func json() throws {
        let parsed = try JSONSerialization.jsonObject(
            with: Data(try export(["received", "on_time_rate"]).table.json()))
        let records = try #require(parsed as? [[String: Any]])
        func record(_ metric: String, _ unit: String, _ period: String) -> [String: Any]? {
            records.first {
                $0["metric"] as? String == metric && $0["unit"] as? String == unit && $0["period"] as? String == period
            }
        }
        let rate = try #require(record("on_time_rate", "a", "2023-Q3"))
        #expect(rate["value"] as? Double == 0.9166666667)
        #expect(rate["numerator"] as? Int == 1100 && rate["denominator"] as? Int == 1200)
        #expect(rate["measured_in"] as? String == "tỷ lệ (1 = 100%)")
        #expect(record("received", "a", "2023-Q4")?["qualifier"] as? String == "atLeast")
        let none = try #require(record("received", "b", "2023-Q3"))
        #expect(none["value"] is NSNull && none["status"] as? String == "notApplicable")
        #expect(record("on_time_rate", "b", "2023-Q1")?["status"] as? String == "notComputable")
        #expect((record("received", "a", "2023-Q2")?["note"] as? String)?.contains("lệch 10") == true)
    }

    @Test("CSV has a header and as many cells in every row; numbers have a dot and no grouping")
    func csv() throws {
        let lines = String(decoding: try export(["received", "on_time_rate"]).table.csv(), as: UTF8.self).split(
            separator: "\n")
        #expect(
            lines.first
                == "metric,title,period,from,to,unit,value,qualifier,status,numerator,denominator,measured_in,sources,note"
        )
        #expect(
            lines.contains("received,Hồ sơ tiếp nhận,2023-Q3,2023-07-01,2023-09-30,a,1200,exact,reported,,,hồ sơ,s1,"))
        #expect(lines.count == 13)
    }

    @Test("A rank that a source gives is reported, not computed")
    func rank() throws {
        let context = try Sample().context()
        let points = try context.grid(NumbersRequest(metrics: ["reform_rank"], by: [])).points
        let csv = String(
            decoding: DataExport(context: context, dimensions: [], points: points).table.csv(), as: UTF8.self)
        #expect(csv.contains("reform_rank,Hạng cải cách,2019,2019-01-01,2019-12-31,6,exact,reported,,20,"))
        #expect(!csv.contains("computed"))
    }

    @Test("No request of nothing breaks the files")
    func empty() throws {
        let context = try Sample().context()
        let export = DataExport(context: context, dimensions: [], points: [])
        #expect(String(decoding: export.table.json(), as: UTF8.self) == "[]\n")
        #expect(String(decoding: export.table.csv(), as: UTF8.self).split(separator: "\n").count == 1)
    }

    @Test(
        "A cell that a spreadsheet would compute is disarmed, and one with a comma, quote or line end is quoted",
        arguments: [
            ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "'-5"), ("@x", "'@x"), ("\t=1", "'\t=1"), ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("=\u{301}x", "'=\u{301}x"),
            ("a,\u{301}b", "\"a,\u{301}b\""),
            ("\"\u{301}", "\"\"\"\u{301}\""), ("Sở Y tế", "Sở Y tế"), ("", ""), ("\r\n=1", "\"'\r\n=1\""),
        ])
    func cells(text: String, cell: String) {
        #expect(Array(CSVText.cell(text).unicodeScalars) == Array(cell.unicodeScalars))
    }
}
