import Foundation
import Testing

/// What the commands return, print and leave alone.
@Suite struct CommandTests {
    @Test(
        "Wrong usage ends with status 2 and says so on standard error",
        arguments: [
            ["build", "--nonsense"], ["nonsense"], ["build", "--audience", "everyone"], ["check", "--format", "xml"],
            ["explain"], ["build", "--language", "fr"],
        ])
    func usage(arguments: [String]) throws {
        let scratch = try Scratch(content: Repository.base)
        let outcome = try Program.run(arguments, in: scratch.path)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(!outcome.errors.isEmpty)
        #expect(try scratch.names() == ["Content", "Themes"])
    }

    @Test("Wrong usage is said in Vietnamese first, unless English is asked for")
    func usageLanguage() throws {
        let scratch = try Scratch()
        let vietnamese = try scratch.congkhai("build", "--nonsense")
        #expect(vietnamese.errors.hasPrefix("Sai cách gọi lệnh"))
        #expect(vietnamese.errors.contains("--nonsense"))
        for option in [["--language", "en"], ["--language=en"]] {
            let english = try Program.run(["build", "--nonsense"] + option, in: scratch.path)
            #expect(english.errors.hasPrefix("Error: "))
        }
    }

    @Test("Messages are in the first language of the site, unless another is asked for")
    func siteLanguage() throws {
        let scratch = try Scratch(content: Repository.base)
        func check(_ arguments: String...) throws -> String {
            try Program.run(["check", "--audience", "leadership"] + arguments, in: scratch.path).errors
        }
        try scratch.replace(
            "data_date", with: "languages: [en, vi]\naudiences: [public]\ndata_date", in: "Content/site.yaml")
        #expect(try check().contains("how to fix: "))
        #expect(try check("--language", "vi").contains("cách sửa: "))
        try scratch.replace("languages: [en, vi]", with: "language: en", in: "Content/site.yaml")
        #expect(try check().contains("how to fix: "))
        try scratch.replace("language: en\n", with: "", in: "Content/site.yaml")
        #expect(try check().contains("cách sửa: "))
        #expect(try check("--language", "en").contains("how to fix: "))
        // Where it cannot be read, nothing is known of the site.
        try scratch.write("language: en\n\ttitle: [", to: "Content/site.yaml")
        #expect(try check().contains("cách sửa: "))
    }

    @Test("An audience that site.yaml does not declare is an error there")
    func undeclaredAudience() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.replace("data_date", with: "audiences: [public]\ndata_date", in: "Content/site.yaml")
        let outcome = try scratch.congkhai("build", "--audience", "leadership", "--format", "json")
        #expect(outcome.status == 1)
        let problems = try JSONDecoder().decode([Reported].self, from: Data(outcome.output.utf8))
        #expect(problems.map(\.code) == ["site.undeclared-audience"])
        #expect(problems.first?.file == "Content/site.yaml" && problems.first?.line == 3)
        #expect(problems.first?.hint?.vi.contains("audiences") == true)
        #expect(try scratch.names() == ["Content", "Themes"])
        #expect(try scratch.congkhai("build", "--audience", "public").status == 0)
    }

    @Test("Help is no error", arguments: ["--help", "--version"])
    func help(argument: String) throws {
        let scratch = try Scratch()
        let outcome = try scratch.congkhai(argument)
        #expect(outcome.status == 0)
        #expect(!outcome.output.isEmpty)
    }

    @Test("A folder that is not there is an input error that names the options")
    func missingFolder() throws {
        let scratch = try Scratch()
        let outcome = try scratch.congkhai("build")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("project.missing-folder"))
        #expect(outcome.errors.contains("--content"))
        #expect(try scratch.names() == [])
    }

    @Test("A check reports what a build would and writes nothing")
    func check() throws {
        let scratch = try Scratch(content: Repository.base)
        let before = try scratch.files()
        let sound = try scratch.congkhai("check")
        #expect(sound.status == 0)
        #expect(sound.output == "0 lỗi, 0 cảnh báo.\n")
        #expect(try scratch.congkhai("check", "--quiet").output == "")
        #expect(try scratch.files() == before)

        try scratch.replace("1000,900,890", with: "1001,900,890", in: "Content/data/ho-so.csv")
        let broken = try scratch.congkhai("check", "--language", "en")
        #expect(broken.status == 1)
        #expect(broken.errors.hasPrefix("Content/data/ho-so.csv:2:33: error: The check “"))
        #expect(broken.output == "1 errors, 0 warnings.\n")
        #expect(try scratch.names() == ["Content", "Themes"])
    }

    @Test("Each audience alone makes its site only")
    func audience() throws {
        let scratch = try Scratch(content: Repository.base)
        #expect(try scratch.congkhai("build", "--audience", "public").status == 0)
        #expect(try scratch.names(in: "Output").filter { !$0.hasPrefix(".") } == ["public"])
        #expect(try SiteManifest.faults(in: scratch.file("Output/public")) == [])
    }

    @Test("Diagnostics as JSON are one array with both languages, on standard output, also when there are none")
    func json() throws {
        let scratch = try Scratch(content: Repository.base)
        let clean = try scratch.congkhai("build", "--format", "json")
        #expect(clean.output == "[]\n")
        #expect(clean.errors == "")
        try scratch.replace("1000,900,890", with: "1001,900,890", in: "Content/data/ho-so.csv")
        let broken = try scratch.congkhai("build", "--format", "json", "--language", "en")
        let problems = try JSONDecoder().decode([Reported].self, from: Data(broken.output.utf8))
        #expect(problems.map(\.code) == ["check.failed"])
        #expect(problems.first?.message.vi.contains("không đúng") == true)
        #expect(problems.first?.message.en.contains("does not hold") == true)
    }

    @Test("Diagnostics for GitHub are workflow commands that name file, line and column")
    func github() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.replace("mot-cua,100,95", with: "mot-cua,100 %,95", in: "Content/data/ho-so.csv")
        let outcome = try scratch.congkhai("build", "--format", "github", "--language", "en")
        #expect(outcome.status == 1)
        #expect(
            outcome.output.hasPrefix(
                "::error file=Content/data/ho-so.csv,line=3,col=31,title=table.wrong-type::Column “received”: “100 %25”"
            ))
        #expect(outcome.output.split(separator: "\n").count == 1)
    }
}
