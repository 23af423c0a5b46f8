import ArgumentParser
import Diagnostics
import Foundation
import Samples

/// `congkhai sample`: data of offices that do not exist, to try the program with.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sinh dữ liệu giả định để thử. / Makes synthetic data to try things with.",
        subcommands: [SampleDossiers.self])
}

/// `congkhai sample dossiers`: a content folder with synthetic dossiers.
struct SampleDossiers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossiers",
        abstract:
            "Sinh một thư mục nội dung với hồ sơ giả định. / Makes a content folder with synthetic dossiers.")

    @Option(help: "Số hồ sơ / number of dossiers.")
    var rows = 10_000

    @Option(help: "Hạt giống: cùng số thì cùng dữ liệu / seed: the same number makes the same data.")
    var seed: UInt64 = 1

    @Option(help: "Số tháng, đến hết tháng 6/2026 / number of months, up to June 2026.")
    var months = 30

    @Flag(
        help: ArgumentHelp(
            "Có mùa vụ, đơn vị tốt, đơn vị kém, thay đổi quy trình / with seasons, good and bad units, a change of procedure."
        ))
    var story = false

    @Option(help: "Thư mục mới / the new folder.")
    var output = "Content-gia-dinh"

    @Option(help: "Ngôn ngữ của thông báo / language of messages: vi, en.")
    var language = Language.vietnamese

    func validate() throws {
        if !(1...DossierSample.mostMonths).contains(months) {
            throw ValidationError(
                "--months phải từ 1 đến \(DossierSample.mostMonths). / --months must be 1 to \(DossierSample.mostMonths)."
            )
        }
        if rows < 0 { throw ValidationError("--rows phải từ 0 trở lên. / --rows must be 0 or more.") }
    }

    func run() throws {
        let console = Console(language: language, format: .text, isQuiet: false)
        let manager = FileManager.default
        if manager.fileExists(atPath: output) {
            console.report([Self.exists(output)])
            throw ExitCode.failure
        }
        guard let sample = DossierSample(rowCount: rows, seed: seed, months: months, hasStory: story)
        else { throw ExitCode.failure }
        do {
            for (path, text) in sample.content {
                let file = URL(fileURLWithPath: output + "/" + path)
                try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let path = output + "/" + DossierSample.dataPath
            try Data().write(to: URL(fileURLWithPath: path))
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try sample.writeRows { (bytes: UnsafeRawBufferPointer) throws(any Error) in
                try file.write(contentsOf: Data(bytes))
            }
            try file.close()
        } catch {
            console.report([Self.unwritable(output, error)])
            throw ExitCode.failure
        }
        console.summary(
            "Đã sinh \(rows) hồ sơ giả định vào \(output).", "Made \(rows) synthetic dossiers in \(output).")
    }

    private static func exists(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, "sample.exists", vi: "“\(path)” đã có.", en: "“\(path)” exists.", at: SourceLocation(file: path),
            hint: Localized(vi: "Chọn thư mục khác bằng --output.", en: "Choose another folder with --output."))
    }

    private static func unwritable(_ path: String, _ error: any Error) -> Diagnostic {
        Diagnostic(
            .error, "sample.unwritable", vi: "Không ghi được vào “\(path)”: \(error.localizedDescription)",
            en: "“\(path)” cannot be written: \(error.localizedDescription)", at: SourceLocation(file: path),
            hint: Localized(vi: "Kiểm tra quyền ghi và ổ đĩa.", en: "Check permissions and the disk."))
    }
}
