import ArgumentParser
import CMimalloc
import Foundation

/// The command line. Exit status: 0 done, 1 something is wrong with the input or the disk, 2 wrong usage.
@main
struct Congkhai: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "congkhai",
        abstract:
            "Biến tệp số liệu của cơ quan thành trang số liệu công khai. / Turns an office's data files into a site of official figures.",
        version: "0.1.0",
        subcommands: [
            New.self, Build.self, Serve.self, Check.self, Explain.self, Compute.self, ShowCalendar.self, Sample.self,
        ])

    /// Memory comes from mimalloc, which takes the place of the C library's as soon as it is linked. A site is made of
    /// millions of short texts on all cores: with the C library's it takes a fifth longer. Naming it keeps it linked.
    private static let allocatorVersion = mi_version()

    static func main() async {
        precondition(allocatorVersion > 0)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            if code == .validationFailure {
                if !CommandLine.asksForEnglish {
                    FileHandle.standardError.write(Data("Sai cách gọi lệnh (xem congkhai --help):\n".utf8))
                }
                FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
                Foundation.exit(2)
            }
            exit(withError: error)
        }
    }
}

extension CommandLine {
    /// Whether English is asked for. The arguments could not be read, so this looks at them as they are.
    fileprivate static var asksForEnglish: Bool {
        arguments.contains("--language=en")
            || zip(arguments, arguments.dropFirst()).contains { $0 == ("--language", "en") }
    }
}
