import ArgumentParser
import Diagnostics
import Foundation

/// `congkhai serve`: the sites in a browser while one works on them.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Xem thử trang trên máy này, tự dựng lại khi lưu tệp. / Shows the sites on this machine and builds them anew as files are saved."
    )

    @Option(help: "Cổng; 0 để máy tự chọn / port; 0 for any that is free.")
    var port: UInt16 = 8000

    @OptionGroup var options: ContentOptions
    @OptionGroup var site: SiteOptions

    func run() async throws {
        let preview = SitePreview(options: options, site: site)
        let folders = [options.contentFolder, site.themes]
        var seen = FolderWatch(folders)
        await preview.rebuild()
        let console = options.console
        let server = try PreviewServer(preview: preview, port: port)
        let serving = Task { try await server.run() }
        let announcing = Task {
            guard let port = await server.port() else { return }
            console.summary(
                "Xem tại http://localhost:\(port)/ (Ctrl+C để dừng).",
                "See http://localhost:\(port)/ (Ctrl+C to stop).")
        }
        let watch = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(300))
                let now = FolderWatch(folders)
                if now == seen { continue }
                seen = now
                await preview.rebuild()
            }
        }
        do {
            try await serving.value
        } catch {
            announcing.cancel()
            watch.cancel()
            console.errorOutput(
                console.choose(
                    "Không mở được cổng \(port): \(error.localizedDescription). Chọn cổng khác bằng --port.\n",
                    "Port \(port) cannot be opened: \(error.localizedDescription). Choose another by --port.\n"))
            throw ExitCode.failure
        }
    }
}
