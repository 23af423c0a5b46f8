import Diagnostics
import Project
import Testing

/// Figures of a time after `data_date` (2024-06-30).
@Suite struct DataDateTests {
    private func warnings(_ files: [String: String]) -> [Diagnostic] {
        Loading.load(files).diagnostics.filter { $0.code == "data.after-data-date" }
    }

    @Test("Figures of a period that begins after the data date are warned of once, at the first of them")
    func years() throws {
        let found = warnings([
            "data/ho-so.csv": "year,unit,received,early,late\n2024,a,10,8,2\n2042,a,5,5,0\n2025,b,5,5,0\n"
        ])
        #expect(found.map(\.location?.description) == ["Content/data/ho-so.csv:3:1"])
        #expect(found.first?.severity == .warning)
        #expect(found.first?.excerpt == "2042")
        #expect(found.first?.message.vietnamese.contains("ở 1 dòng khác") == true)
        #expect(found.first?.message.text(in: .english).hasSuffix("So does 1 other row of the dataset.") == true)
        let more = warnings([
            "data/ho-so.csv": "year,unit,received,early,late\n2042,a,5,5,0\n2025,b,5,5,0\n2025,a,5,5,0\n"
        ])
        #expect(more.first?.message.text(in: .english).hasSuffix("So do 2 other rows of the dataset.") == true)
    }

    @Test("A period that has begun, and one of which no figure stands there yet, are sound")
    func sound() throws {
        let rows = "2024,a,10,8,2\n2025,a,…,…,–\n"
        #expect(warnings(["data/ho-so.csv": "year,unit,received,early,late\n" + rows]) == [])
    }

    @Test("Of records in a register their own date counts, other dates may lie ahead")
    func register() throws {
        func files(_ date: String) -> [String: String] {
            [
                "data/van-ban.csv": "date,due\n\(date),2025-01-01\n",
                "data/van-ban.yaml": """
                title: Văn bản
                path: van-ban.csv
                kind: register
                fields:
                  - {name: date, type: date}
                  - {name: due, type: date}
                period: {at: date}
                """,
            ]
        }
        #expect(warnings(files("2024-06-30")) == [])
        #expect(warnings(files("2024-07-01")).map(\.location?.line) == [2])
    }

    @Test("Records in passing are warned of by the day to which they go")
    func records() throws {
        func files(_ day: String) -> [String: String] {
            [
                "data/nhat-ky.csv": "received\n2024-01-02\n",
                "data/nhat-ky.yaml": """
                title: Hồ sơ
                path: nhat-ky.csv
                kind: events
                covers: {from: 2024-01-01, to: \(day)}
                fields:
                  - {name: received, type: date}
                """,
            ]
        }
        #expect(warnings(files("2024-06-30")) == [])
        #expect(warnings(files("2024-07-31")).map(\.excerpt) == ["2024-07-31"])
    }
}
