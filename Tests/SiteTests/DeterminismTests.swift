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
}
