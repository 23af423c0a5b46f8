import Foundation
import Testing

/// Records are about persons: they are counted, and in no byte of what is published.
@Suite struct RecordPrivacyTests {
    @Test("No code of a dossier is in any byte or name of the output")
    func codes() throws {
        let scratch = try Scratch(content: Repository.sites + "/events/Content")
        let lines = try scratch.text("Content/data/ho-so.csv").split(separator: "\n").dropFirst()
        #expect(lines.count == 31)
        let outcome = try scratch.congkhai("build")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try scratch.files(in: "Output")
        #expect(!files.isEmpty)
        let secret = Data("KHONGLO".utf8)
        #expect(lines.allSatisfy { $0.hasPrefix("KHONGLO") })
        for (path, data) in files {
            #expect(!path.contains("KHONGLO") && !path.contains("ho-so.csv"), "\(path)")
            #expect(data.range(of: secret) == nil, "\(path)")
        }
        #expect(!outcome.output.contains("KHONGLO"))
    }
}
