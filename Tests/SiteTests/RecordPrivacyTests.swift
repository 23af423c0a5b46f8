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
        let files = try scratch.unpackedFiles(in: "Output")
        #expect(!files.isEmpty)
        let secret = Data("KHONGLO".utf8)
        #expect(lines.allSatisfy { $0.hasPrefix("KHONGLO") })
        for (path, data) in files {
            #expect(!path.contains("KHONGLO") && !path.contains("ho-so.csv"), "\(path)")
            #expect(data.range(of: secret) == nil, "\(path)")
        }
        #expect(!outcome.output.contains("KHONGLO"))
    }

    @Test("Charts of records tell no code and no value that is one record's: neither the least nor the greatest")
    func spread() throws {
        let scratch = try Scratch(content: Repository.sites + "/record-spread/Content")
        let rows = try scratch.text("Content/data/ho-so.csv").split(separator: "\n").dropFirst()
        #expect(rows.count == 477 && rows.allSatisfy { $0.hasPrefix("KHONGLO") })
        let outcome = try scratch.congkhai("build")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for (path, data) in try scratch.unpackedFiles(in: "Output") {
            #expect(data.range(of: Data("KHONGLO".utf8)) == nil, "\(path)")
        }
        let csv = try scratch.text("Output/public/hinh/moi-ho-so/moi-ho-so.csv").split(separator: "\n")
        // metric,title,period,from,to,value,…,bin_from,bin_to,records,…: the last bin has no end.
        let last = try #require(csv.last).split(separator: ",", omittingEmptySubsequences: false)
        #expect(last[13] != "" && last[14] == "" && Int(last[15]).map { $0 >= 5 } == true)
    }
}
