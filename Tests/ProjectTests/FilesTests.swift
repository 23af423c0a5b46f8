import Diagnostics
import Metrics
import Project
import Tables
import Testing

@Suite struct FilesTests {
    private static let fields = """
        fields:
          - {name: ky, type: period}
          - {name: unit, type: string, dimension: units, required: true}
          - {name: received, type: integer}
          - {name: early, type: integer}
          - {name: late, type: integer}
        period: {in: ky}

        """

    @Test("An entry of files goes before what the descriptor says for all, value by value")
    func overriding() throws {
        let descriptor =
            "title: T\nvalues: {ky: Quý I/2024, unit: a}\ndelimiter: \";\"\nfiles:\n  - ho-so.csv\n"
            + "  - {path: hai.csv, delimiter: \"|\", values: {ky: Quý II/2024}}\n" + Self.fields
        let project = try Loading.project([
            "data/ho-so.yaml": descriptor, "data/ho-so.csv": "received;early;late\n1;1;0\n",
            "data/hai.csv": "received|early|late\n2|1|1\n",
        ])
        let dataset = try #require(project.catalogue.dataset("ho-so"))
        let facts = RowFacts(dataset)
        #expect(facts.periods.map(\.identifier) == ["2024-Q1", "2024-Q2"])
        #expect((0...1).map { facts.member("unit", row: $0) } == ["a", "a"])
        #expect(dataset.location(ofRow: 1, names: ["ky"]).description == "Content/data/ho-so.yaml:6:50")
        #expect(dataset.location(ofRow: 0, names: ["unit"]).description == "Content/data/ho-so.yaml:2:32")
    }

    @Test("A source or unit that the descriptor gives is checked, and the problem lies in the descriptor")
    func givenSource() throws {
        let descriptor =
            "title: T\npath: ho-so.csv\nvalues: {ky: 2024-Q1, unit: a, nguon: 1️⃣la}\nsource: nguon\n"
            + Self.fields.replacing("  - {name: late", with: "  - {name: nguon, type: string}\n  - {name: late")
        let problem = try Loading.problem(
            "data/ho-so.yaml", descriptor, ["data/ho-so.csv": "received,early,late\n1,1,0\n"])
        #expect(problem.code == "data.unknown-source")
    }

    @Test("A condition names a period as pages do")
    func condition() throws {
        let text = "title: T\npath: ho-so.csv\ntotals: \"ky = 'KY'\"\n" + Self.fields
        let files = ["data/ho-so.csv": "ky,unit,received,early,late\nQuý I/2024,a,1,1,0\n"]
        let dataset = try #require(
            try Loading.project(files.merging(["data/ho-so.yaml": text.replacing("KY", with: "2024-Q1")]) { $1 })
                .catalogue.dataset("ho-so"))
        #expect(RowFacts(dataset).isTotal == [true])
        let problem = try Loading.problem("data/ho-so.yaml", text.replacing("'KY'", with: "1️⃣'quý I/2024'"), files)
        #expect(problem.hint?.vietnamese == "Viết '2024-Q1'.")
    }

    @Test("A period that the source does not state is unstated")
    func unstated() throws {
        let dataset = try #require(
            try Loading.project([
                "data/ho-so.yaml": "title: T\npath: ho-so.csv\n" + Self.fields,
                "data/ho-so.csv": "ky,unit,received,early,late\n…,a,1,1,0\n",
            ]).catalogue.dataset("ho-so"))
        #expect(RowFacts(dataset).periods == [.unstated])
    }
}
