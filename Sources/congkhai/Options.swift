import ArgumentParser
import Diagnostics
import Foundation
import Metrics
import Project

extension Language: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}

/// Which sites to make.
enum AudienceChoice: String, ExpressibleByArgument, CaseIterable {
    case `public`, leadership, all
}

/// Options of every command that reads the content.
struct ContentOptions: ParsableArguments {
    @Option(help: "Thư mục nội dung / folder of the content.")
    var content = "Content"

    @Option(
        name: .customLong("language"),
        help: "Ngôn ngữ của thông báo, không ghi thì theo trang / language of messages, by default the site's: vi, en.")
    var askedLanguage: Language?

    @Option(help: "Dạng của thông báo / form of diagnostics: text, json, github.")
    var format = DiagnosticFormat.text

    @Flag(help: "Chỉ in lỗi và cảnh báo / print errors and warnings only.")
    var quiet = false

    /// What was asked for, else the first language of the site, else Vietnamese.
    var language: Language {
        askedLanguage ?? FileManager.default.contents(atPath: "\(contentFolder)/site.yaml").flatMap {
            SiteConfiguration.firstLanguage(of: Array($0))
        } ?? .vietnamese
    }

    var console: Console { Console(language: language, format: format, isQuiet: quiet) }

    /// The folder without a slash at its end, as diagnostics show it.
    var contentFolder: String { content.count > 1 && content.hasSuffix("/") ? String(content.dropLast()) : content }
}

/// Options of the commands that make pages.
struct SiteOptions: ParsableArguments {
    @Option(help: "Thư mục các giao diện / folder of the themes.")
    var themes = "Themes"

    @Option(help: "Làm trang nào / which sites: public, leadership, all.")
    var audience = AudienceChoice.all

    @Flag(help: "In thời gian của từng bước / print how long each phase took.")
    var timings = false

    /// The audiences to make sites for; asking for one that `site.yaml` does not declare is reported.
    func audiences(of site: SiteConfiguration, _ problems: inout [Diagnostic]) -> [Audience] {
        guard let asked = Audience(rawValue: audience.rawValue) else { return site.audiences }
        guard site.audiences.contains(asked) else {
            let declared = site.audiences.map(\.rawValue).joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "site.undeclared-audience",
                    vi: "site.yaml không khai báo trang “\(asked.rawValue)” (chỉ có: \(declared)).",
                    en: "site.yaml does not declare the audience “\(asked.rawValue)” (it has: \(declared)).",
                    at: site.audiencesLocation, excerpt: "--audience \(asked.rawValue)",
                    hint: Localized(
                        vi: "Thêm “\(asked.rawValue)” vào audiences trong site.yaml, hoặc gọi với --audience all.",
                        en: "Add “\(asked.rawValue)” to audiences in site.yaml, or use --audience all.")))
            return site.audiences
        }
        return [asked]
    }
}
