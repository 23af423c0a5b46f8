import Diagnostics
import Markup

/// What the preview adds to a site: the script that loads a page again, and the page that lists what is wrong.
struct PreviewPages {
    static let script = "/_congkhai/reload.js"
    static let next = "/_congkhai/next"

    let language: Language

    /// The script. It asks until there is another version than the page's own, which its element carries.
    static let scriptText = """
        "use strict";
        (async function () {
          const version = document.currentScript.dataset.version;
          for (;;) {
            try {
              const answer = await fetch("\(next)?after=" + version);
              if (answer.ok && (await answer.text()) !== version) { location.reload(); return; }
            } catch (error) {
              // The server is gone or starting: ask again in a while.
              await new Promise((done) => setTimeout(done, 1000));
            }
          }
        })();

        """

    /// A page of the site with the script. Its policy allows no request; here it allows those to the preview.
    static func live(_ page: [UInt8], version: Int) -> [UInt8] {
        let text = String(decoding: page, as: UTF8.self)
            .replacing("default-src 'none';", with: "default-src 'none'; connect-src 'self';", maxReplacements: 1)
            .replacing("</head>", with: element(version) + "</head>", maxReplacements: 1)
        return Array(text.utf8)
    }

    private static func element(_ version: Int) -> String {
        "<script src=\"\(script)\" data-version=\"\(version)\"></script>\n"
    }

    /// Every problem as the console has it.
    func problems(_ problems: [Diagnostic], version: Int) -> [UInt8] {
        let title = language == .vietnamese ? "Chưa dựng được trang" : "The site cannot be built"
        var writer = MarkupWriter()
        writer.raw("<!DOCTYPE html>\n")
        writer.element("html", ["lang": language.rawValue]) { writer in
            writer.element("head") { writer in
                writer.void("meta", ["charset": "utf-8"])
                writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                writer.void("meta", ["name": "color-scheme", "content": "light dark"])
                writer.element("title", text: title)
                writer.element(
                    "style",
                    text: "body{font:1rem/1.6 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
                        + "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:0.9375rem/1.6 ui-monospace,monospace}")
                writer.trusted(Self.element(version).utf8)
            }
            writer.element("body") { writer in
                writer.element("h1", text: title)
                writer.element(
                    "p",
                    text: language == .vietnamese
                        ? "Sửa các chỗ dưới đây rồi lưu tệp: trang tự nạp lại."
                        : "Correct what is listed and save the file: this page loads itself again.")
                let text = DiagnosticFormat.text.render(problems.sortedForReading(), language: language)
                writer.element("pre", text: text)
            }
        }
        return writer.bytes
    }
}
