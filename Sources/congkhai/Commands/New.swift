import ArgumentParser
import Diagnostics
import Foundation

/// `congkhai new`: a small site of another office to begin with.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Tạo một trang mẫu của cơ quan khác để bắt đầu. / Makes a small site of another office to begin with.")

    @Argument(help: "Thư mục mới / the new folder.")
    var folder: String

    @Option(help: "Ngôn ngữ của trang và thông báo / language of the site and of messages: vi, en.")
    var language = Language.vietnamese

    @Option(help: "Thư mục có giao diện default để chép / folder with the theme default, which is copied.")
    var themes = "Themes"

    func run() throws {
        let console = Console(language: language, format: .text, isQuiet: false)
        var problems: [Diagnostic] = []
        let hint = Localized(
            vi: "Chạy lệnh ở thư mục của Congkhai, hoặc chỉ rõ thư mục giao diện bằng --themes.",
            en: "Run this in the folder of Congkhai, or name the folder of themes by --themes.")
        let theme = FolderReader.read("\(themes)/default", hint: hint, &problems)
        if let taken = try? FileManager.default.contentsOfDirectory(atPath: folder), !taken.isEmpty {
            problems.append(
                Diagnostic(
                    .error, "new.not-empty", vi: "Thư mục “\(folder)” đã có tệp.",
                    en: "The folder “\(folder)” has files.",
                    at: SourceLocation(file: folder),
                    hint: Localized(vi: "Chọn một tên khác.", en: "Choose another name.")))
        }
        guard let theme, !problems.containsError else {
            console.report(problems)
            throw ExitCode.failure
        }
        var files = StarterSite.files(language)
        for (path, bytes) in theme { files["Themes/default/" + path] = bytes }
        do {
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { try write(bytes, to: "\(folder)/\(path)") }
        } catch {
            console.report([
                Diagnostic(
                    .error, "new.not-written", vi: "Không ghi được vào “\(folder)”: \(error.localizedDescription)",
                    en: "“\(folder)” cannot be written: \(error.localizedDescription)",
                    at: SourceLocation(file: folder),
                    hint: Localized(
                        vi: "Kiểm tra quyền ghi và ổ đĩa.", en: "Check that it may be written, and the disk.")
                )
            ])
            throw ExitCode.failure
        }
        console.summary(
            """
            Đã tạo \(folder). Xem thử: congkhai serve --content \(typed)/Content --themes \(typed)/Themes
            Dựng trang: congkhai build --content \(typed)/Content --themes \(typed)/Themes --output \(typed)/Output
            """,
            """
            Made \(folder). To see it: congkhai serve --content \(typed)/Content --themes \(typed)/Themes
            To build it: congkhai build --content \(typed)/Content --themes \(typed)/Themes --output \(typed)/Output
            """)
    }

    /// The folder as a shell takes it for one word.
    private var typed: String {
        let isPlain = folder.allSatisfy { $0.isLetter || $0.isNumber || "._-/".contains($0) }
        return isPlain ? folder : "'" + folder.replacing("'", with: "'\\''") + "'"
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}

/// The files of `Starter/`, which are in the program, by their paths in a new site.
enum StarterSite {
    static func files(_ language: Language) -> [String: [UInt8]] {
        switch language {
        case .vietnamese:
            [
                "Content/site.yaml": PackageResources.vi_site_yaml,
                "Content/units.yaml": PackageResources.vi_units_yaml,
                "Content/sources.yaml": PackageResources.vi_sources_yaml,
                "Content/data/ho-so.yaml": PackageResources.vi_ho_so_yaml,
                "Content/data/ho-so.csv": PackageResources.vi_ho_so_csv,
                "Content/metrics/ho-so.yaml": PackageResources.vi_metrics_yaml,
                "Content/pages/index.md": PackageResources.vi_index_md,
                "Content/pages/ho-so.md": PackageResources.vi_page_ho_so_md,
                "Content/pages/kha-nang-tiep-can.md": PackageResources.vi_page_kha_nang_tiep_can_md,
                "Content/pages/phuong-phap.md": PackageResources.vi_page_phuong_phap_md,
            ]
        case .english:
            [
                "Content/site.yaml": PackageResources.en_site_yaml,
                "Content/units.yaml": PackageResources.en_units_yaml,
                "Content/sources.yaml": PackageResources.en_sources_yaml,
                "Content/data/dossiers.yaml": PackageResources.en_dossiers_yaml,
                "Content/data/dossiers.csv": PackageResources.en_dossiers_csv,
                "Content/metrics/dossiers.yaml": PackageResources.en_metrics_yaml,
                "Content/pages/index.md": PackageResources.en_index_md,
                "Content/pages/dossiers.md": PackageResources.en_page_dossiers_md,
                "Content/pages/accessibility.md": PackageResources.en_page_accessibility_md,
                "Content/pages/method.md": PackageResources.en_page_method_md,
            ]
        }
    }
}
