import Diagnostics
import Metrics
import Testing

@testable import Project

/// What numbers are counted in, and what one of them is called.
@Suite struct UnitOfMeasureTests {
    private func unit(_ written: String) throws -> UnitOfMeasure? {
        let descriptor = Loading.descriptor.replacing(
            "title: Tiếp nhận", with: "title: Tiếp nhận, measured_in: \(written)")
        return try Loading.project(["data/ho-so.yaml": descriptor]).catalogue.dataset("ho-so")?
            .field("received")?.measuredIn
    }

    @Test("English may have another form for one; it stands behind a number that is printed as 1 or −1")
    func forms() throws {
        let unit = try #require(try unit("{vi: hồ sơ, en: {one: dossier, other: dossiers}}"))
        #expect(unit == UnitOfMeasure(vi: "hồ sơ", en: "dossiers", one: "dossier"))
        let numbers = ["1", "−1", "0", "2", "11", "1.0", "about 1"]
        #expect(
            numbers.map { unit.text(after: $0, in: .english) }
                == ["dossier", "dossier", "dossiers", "dossiers", "dossiers", "dossiers", "dossiers"])
        #expect(Set(numbers.map { unit.text(after: $0, in: .vietnamese) }) == ["hồ sơ"])
    }

    @Test("A content in English only has the forms by themselves; where one is not known all have the same name")
    func plain() throws {
        #expect(
            try unit("{one: dossier, other: dossiers}") == UnitOfMeasure(Localized(vi: "dossiers"), one: "dossier"))
        let unknown = try #require(try unit("{vi: hồ sơ, en: dossiers}"))
        #expect(unknown == UnitOfMeasure(Localized(vi: "hồ sơ", en: "dossiers")))
        #expect(unknown.text(after: "1", in: .english) == "dossiers")
        #expect(try unit("hồ sơ") == UnitOfMeasure(Localized(vi: "hồ sơ")))
    }

    @Test(
        "A form that is missing or that nobody knows is an error",
        arguments: [
            ("{one: dossier}", "yaml.missing-key"), ("{vi: hồ sơ, en: {other: dossiers}}", "yaml.missing-key"),
            ("{vi: hồ sơ, en: {one: dossier, many: dossiers}}", "yaml.unknown-key"),
            ("{vi: hồ sơ, one: dossier}", "yaml.unknown-key"),
            ("{vi: {one: hồ sơ, other: hồ sơ}}", "yaml.wrong-type"),
        ])
    func wrong(written: String, code: String) {
        let descriptor = Loading.descriptor.replacing(
            "title: Tiếp nhận", with: "title: Tiếp nhận, measured_in: \(written)")
        let errors = Loading.load(["data/ho-so.yaml": descriptor]).diagnostics.filter { $0.severity == .error }
        #expect(errors.first?.code == code)
        #expect(errors.first?.location?.file == "Content/data/ho-so.yaml")
    }
}
