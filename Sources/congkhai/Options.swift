import ArgumentParser
import Diagnostics
import Metrics

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

    @Option(help: "Ngôn ngữ của thông báo / language of messages: vi, en.")
    var language = Language.vietnamese

    @Option(help: "Dạng của thông báo / form of diagnostics: text, json, github.")
    var format = DiagnosticFormat.text

    @Flag(help: "Chỉ in lỗi và cảnh báo / print errors and warnings only.")
    var quiet = false

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

    func audiences(of declared: [Audience]) -> [Audience] {
        switch audience {
        case .all: declared
        case .public: [.public]
        case .leadership: [.leadership]
        }
    }
}
