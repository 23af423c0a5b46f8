import Diagnostics
import Project
import Testing

/// A diagnostic points at the line and column of what is wrong.
@Suite struct PositionTests {
    @Test("An unknown key is found at its own place, with the nearest key as a hint")
    func unknownKey() throws {
        let problem = try Loading.problem(
            "data/ho-so.yaml", Loading.descriptor.replacing("early, type", with: "early, 1️⃣tpye: x, type"))
        #expect(problem.code == "yaml.unknown-key")
        #expect(problem.excerpt == "tpye")
        #expect(problem.hint?.vietnamese.hasPrefix("Có phải là “type”?") == true)
    }

    @Test("Columns count characters, also after Vietnamese letters")
    func characters() throws {
        let problem = try Loading.problem("units.yaml", "- {id: a, name: Sở Nội vụ, 1️⃣shrt: x}\n- {id: b, name: B}\n")
        #expect(problem.code == "yaml.unknown-key")
    }

    @Test(
        "A mistake in an expression is found at its character, in quotes or not",
        arguments: [
            "where: \"unit = 'a' and 1️⃣yaer = 2023\"", "where: 'year = 2023 and 1️⃣yaer = 1'", "where: 1️⃣yaer = 2023",
        ])
    func expression(line: String) throws {
        let problem = try Loading.problem(
            "metrics/m.yaml",
            "- name: received\n  dataset: ho-so\n  title: T\n  type: simple\n  measure: received\n  \(line)\n")
        #expect(problem.hint?.vietnamese.contains("year") == true)
    }

    @Test("A member that does not exist is found inside the condition that names it")
    func member() throws {
        let problem = try Loading.problem(
            "metrics/m.yaml",
            "- name: received\n  dataset: ho-so\n  title: T\n  type: simple\n  measure: received\n  where: \"unit = 1️⃣'aa'\"\n"
        )
        #expect(problem.code == "expression.unknown-member")
        #expect(problem.hint?.vietnamese == "Có phải là “a”?")
    }

    @Test("Front matter has the lines of the file")
    func frontMatter() throws {
        let problem = try Loading.problem("pages/index.md", "---\ntitle: Trang\n1️⃣sumary: x\n---\n\nChữ.\n")
        #expect(problem.code == "yaml.unknown-key")
        #expect(problem.hint?.vietnamese.contains("“summary”") == true)
    }

    @Test("Blocks have the lines of the file")
    func block() throws {
        let problem = try Loading.problem(
            "pages/index.md", "---\ntitle: Trang\n---\n\nChữ.\n\n```table\nid: x\nmetric: 1️⃣recieved\n```\n")
        #expect(problem.code == "figure.unknown-metric")
        #expect(problem.hint?.vietnamese == "Có phải là “received”?")
    }

    @Test(
        "A number in a sentence has the line and column of what is wrong in it",
        arguments: [
            "Có `= 1️⃣recieved {unit: a}` hồ sơ.", "Có `= received {1️⃣unt: a}` hồ sơ.",
            "Đã có `= received {unit: 1️⃣aa}` hồ sơ.",
            "Một `= received` hai `= received {unit: a, period: 1️⃣2024-Q5}` ba.",
            "Có `= received {where: \"1️⃣yaer = 1\"}` hồ sơ.",
        ])
    func inline(line: String) throws {
        _ = try Loading.problem("pages/index.md", "---\ntitle: Trang\n---\n\n\(line)\n")
    }

    @Test("A page of a template is in error at the line of the template, said once")
    func template() throws {
        let problem = try Loading.problem(
            "pages/don-vi/[unit].md",
            "---\ntitle: $unit.name\nfor_each: {dataset: ho-so, field: unit}\n---\n\n```table\nid: t-$unit\nmetric: received\nby: 1️⃣unnit\n```\n"
        )
        #expect(problem.code == "figure.unknown-dimension")
    }
}
