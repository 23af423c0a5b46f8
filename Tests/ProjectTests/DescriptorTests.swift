import Diagnostics
import Metrics
import Project
import Tables
import Testing

@Suite struct DescriptorTests {
    @Test("What a descriptor leaves out has the plainest meaning")
    func defaults() throws {
        let dataset = try #require(try Loading.project().catalogue.dataset("ho-so"))
        #expect(dataset.kind == .reported && dataset.audience == .public)
        #expect(dataset.subject == nil && dataset.sourceField == nil && dataset.noteField == nil)
        #expect(dataset.field("late")?.title.vietnamese == "late")
        #expect(dataset.field("unit")?.schema.required == true && dataset.field("received")?.schema.required == false)
        #expect(dataset.field("unit")?.dimension?.members.map(\.short.vietnamese) == ["Sở A", "B", "Sở C"])
    }

    @Test("Every number and every node of parts is a measure by itself, a declared one beside them")
    func measures() throws {
        let descriptor = Loading.descriptor + "\nmeasures:\n  - {name: rows, aggregate: count}\n"
        let dataset = try #require(try Loading.project(["data/ho-so.yaml": descriptor]).catalogue.dataset("ho-so"))
        for name in ["received", "early", "late"] { #expect(dataset.measure(name)?.aggregate == .sum, "\(name)") }
        #expect(dataset.measure("rows")?.aggregate == .count)
        #expect(dataset.measure("unit") == nil)
    }

    @Test("Without a key, period and dimensions tell rows apart")
    func key() {
        let csv = (Loading.base["data/ho-so.csv"] ?? "") + "2023,a,1,1,0\n"
        let problems = Loading.load(["data/ho-so.csv": csv]).diagnostics.filter { $0.severity == .error }
        #expect(problems.count == 1)
        #expect(problems.first?.location?.line == 4)
    }

    @Test("A metric has the format, direction and short name that its type suggests")
    func metrics() throws {
        let catalogue = try Loading.project().catalogue
        let rate = try #require(catalogue.metric("early_rate"))
        #expect(rate.format == .percent && rate.decimals == 2 && rate.direction == .none)
        #expect(rate.short == rate.title && rate.audience == .public)
        #expect(catalogue.metric("received")?.format == .number && catalogue.metric("received")?.decimals == 0)
    }

    @Test("The dimensions of a derived metric are those that all its datasets share")
    func sharedDimensions() throws {
        let catalogue = try Loading.project([
            "data/khac.yaml":
                "title: Khác\npath: khac.csv\nfields:\n  - {name: year, type: integer}\n  - {name: cases, type: integer}\nperiod: {year: year}\n",
            "data/khac.csv": "year,cases\n2023,4\n",
            "metrics/n.yaml":
                "- {name: cases, dataset: khac, title: Vụ, type: simple, measure: cases}\n- {name: both, title: Cả hai, type: derived, expression: received + cases}\n- {name: twice, title: Gấp đôi, type: derived, expression: received * 2}\n",
        ]).catalogue
        #expect(catalogue.metric("both").map(catalogue.sharedDimensions) == [])
        #expect(catalogue.metric("twice").map(catalogue.sharedDimensions) == ["unit"])
    }

    @Test(
        "A mistyped name is answered with the nearest known one",
        arguments: [
            ("data/ho-so.yaml", "year: year}", "year: yaer}", "Có phải là “year”?"),
            ("data/ho-so.yaml", "type: string", "type: strng", "Có phải là “string”?"),
            (
                "metrics/m.yaml", "dataset: ho-so, title: Tiếp nhận", "dataset: hoso, title: Tiếp nhận",
                "Có phải là “ho-so”?"
            ),
            ("metrics/m.yaml", "numerator: early", "numerator: erly", "Có phải là “early”?"),
            ("metrics/m.yaml", "type: ratio", "type: raito", "Có phải là “ratio”?"),
        ])
    func suggestions(path: String, old: String, new: String, hint: String) {
        let text = (Loading.base[path] ?? "").replacing(old, with: new)
        let problems = Loading.load([path: text]).diagnostics
        #expect(
            problems.contains { $0.hint?.vietnamese.hasPrefix(hint) == true },
            "\(problems.map { $0.hint?.vietnamese ?? $0.code })")
    }

    @Test("A word far from all known ones gets their list and no guess")
    func noSuggestion() throws {
        let problem = try Loading.problem(
            "pages/index.md", "---\ntitle: Trang\n---\n\n```table\nid: x\nmetric: 1️⃣zzzzzz\n```\n")
        #expect(problem.hint?.vietnamese == "Có: received, early_rate.")
    }
}
