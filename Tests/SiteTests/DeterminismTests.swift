import Foundation
import Testing

/// The same input gives the same bytes, wherever and whenever it is built.
@Suite struct DeterminismTests {
    private static let hasTaskset = Folder.exists("/usr/bin/taskset")

    @Test("Two builds under different locale, time zone, core count and home are the same bytes")
    func environments() throws {
        let scratch = try Scratch(content: Repository.content)
        let first = try Program(
            ["build", "--output", "A"], in: scratch.path,
            environment: ["LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles", "HOME": "/nonexistent"],
            prefix: Self.hasTaskset ? ["/usr/bin/taskset", "-c", "0"] : [])
        let second = try Program(
            ["build", "--output", "B"], in: scratch.path,
            environment: [
                "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8", "LANGUAGE": "vi", "TZ": "Asia/Ho_Chi_Minh",
                "HOME": scratch.path,
            ])
        let outcomes = [try first.finish(), try second.finish()]
        #expect(outcomes.map(\.status) == [0, 0], "\(outcomes.map(\.errors))")
        #expect(outcomes[0].errors == outcomes[1].errors)
        for audience in ["public", "leadership"] {
            let (one, two) = (try scratch.files(in: "A/" + audience), try scratch.files(in: "B/" + audience))
            #expect(one.keys.sorted() == two.keys.sorted())
            #expect(one.filter { two[$0.key] != $0.value }.keys.sorted() == [])
            #expect(!one.isEmpty)
        }
    }

    @Test("Where the content lies is not published", arguments: ["every-figure", "excel-sheet", "events"])
    func place(site: String) throws {
        let scratch = try Scratch(content: Repository.sites + "/\(site)/Content")
        try scratch.overlay(Repository.testThemes, at: "Themes")
        try scratch.overlay(Repository.sites + "/\(site)/Content", at: "Trang/nguon")
        let given = scratch.file("Trang/nguon")
        let builds = [
            try scratch.congkhai("build", "--output", "A"),
            try scratch.congkhai("build", "--output", "B", "--content", given),
            try scratch.congkhai("build", "--output", "C", "--content", "Trang/nguon/"),
        ]
        #expect(builds.map(\.status) == [0, 0, 0])
        // What is said of a file names it as the user did.
        #expect(builds[0].errors.replacing("Content/", with: given + "/") == builds[1].errors)
        let one = try scratch.files(in: "A")
        #expect(one.contains { String(decoding: $0.value, as: UTF8.self).contains("Content/data/") })
        for folder in ["B", "C"] {
            let other = try scratch.files(in: folder)
            #expect(one.keys.sorted() == other.keys.sorted())
            #expect(one.filter { other[$0.key] != $0.value }.keys.sorted() == [])
        }
    }
}
