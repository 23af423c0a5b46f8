import Diagnostics
import Testing

/// What would keep a reader busy for years ends in a diagnostic.
@Suite struct MalformedYAMLTests {
    @Test("Aliases of aliases are refused before anybody follows them", .timeLimit(.minutes(1)))
    func aliases() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...27 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a27\n: 1\n? *a26\n: 2\n"
        let found = Loading.load(["units.yaml": text]).diagnostics.filter { $0.code == "yaml.aliases" }
        #expect(found.map(\.location?.line) == [1])
    }

    @Test("A few anchors, and words between asterisks, are what they were")
    func fewAliases() throws {
        let notes = String(repeating: "*chú ý* ", count: 40)
        let units = "- &a\n  id: x\n  name: \(notes)\n- id: y\n  name: Y\n"
        #expect(Loading.load(["units.yaml": units]).diagnostics.map(\.code).contains("yaml.aliases"))
        let plain = units.replacing("&a", with: "")
        #expect(!Loading.load(["units.yaml": plain]).diagnostics.map(\.code).contains("yaml.aliases"))
        #expect(
            !Loading.load(["units.yaml": "- id: &a x\n  name: *a\n"]).diagnostics.map(\.code).contains("yaml.aliases"))
    }

    @Test(
        "Thousands of levels are refused or read, and end",
        arguments: ["[", "{a: ", "- ", "? ", "[[", "&a [", "!!x ["])
    func depth(opening: String) {
        let text = String(repeating: opening, count: 20_000)
        #expect(Loading.load(["units.yaml": text]).diagnostics.containsError)
    }
}
