import Foundation
import Hashing
import Testing

/// Records in every form of file, as a whole.
@Suite struct RecordFormsTests {
    @Test("Periods of which the records have some days only are named beside the table, whatever the form of messages")
    func halfCovered() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.write(
            """
            title: Hồ sơ
            path: nhat-ky.csv
            kind: events
            covers: {from: 2023-02-01, to: 2024-06-30}
            fields:
              - {name: received, type: date}
            measures:
              - {name: in, at: received}
            """, to: "Content/data/nhat-ky.yaml")
        try scratch.write("received\n2023-03-01\n2024-06-01\n", to: "Content/data/nhat-ky.csv")
        func compute(_ table: String, _ more: String...) throws -> Program.Outcome {
            try Program.run(["compute", "nhat-ky", "--table", table] + more, in: scratch.path)
        }
        let years = try compute("in per year", "--language", "en")
        #expect(years.output == "period,in\n")
        #expect(years.errors.contains("note: The table leaves out 2023, 2024: the records go from 2023-02-01"))
        let halves = try compute("in per half", "--format", "json")
        #expect(halves.output == "period,in\n2024-H1,1\n")
        #expect(
            try JSONDecoder().decode([Reported].self, from: Data(halves.errors.utf8)).map(\.code) == [
                "compute.half-covered"
            ])
        #expect(halves.errors.contains("2023-H1"))
        #expect(try compute("in per month").errors == "")
        #expect(try compute("in per year", "--quiet").errors == "")
        #expect(try scratch.congkhai("compute", "--help").output.contains("day|month|quarter|half|nine-months|year"))
    }

    private static let forms = ["utf-16", "windows-1258", "tcvn3", "vni", "json", "ndjson", "xlsx"]
    private static let tables = [
        "received_new, early, on_time, overdue, pending, pending_late, returned, median_days, kinds, land, fees by unit per month",
        "handled, carried_over, without_due, pending_without_due per quarter",
    ]

    @Test("The same dossiers give the same numbers in every form of file", arguments: forms)
    func alike(form: String) throws {
        let scratch = try Scratch(content: Repository.sites + "/record-forms/Content")
        func compute(_ form: String) throws -> String {
            let outcome = try Program.run(
                ["compute", "ho-so-\(form)"] + Self.tables.flatMap { ["--table", $0] }, in: scratch.path)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
        let expected = try compute("utf-8")
        #expect(expected.split(separator: "\n").count > 12)
        #expect(try compute(form) == expected)
    }

    @Test("The receipt of a number names every file by the hash of its own bytes", arguments: forms)
    func hashes(form: String) throws {
        let scratch = try Scratch(content: Repository.sites + "/record-forms/Content")
        let name = form.replacingOccurrences(of: "-", with: "_")
        let outcome = try scratch.congkhai("explain", "received_new_\(name)", "--period", "2024-Q1")
        let files = try scratch.files(in: "Content/data")
        let file = try #require(files.first { $0.key.hasPrefix("ho-so-\(form).") && !$0.key.hasSuffix(".yaml") })
        let hash = SHA256Hasher.hexadecimal(of: file.value)
        #expect(outcome.output.contains("data/\(file.key)  sha256 \(hash)"), "\(outcome.output) \(outcome.errors)")
    }
}
