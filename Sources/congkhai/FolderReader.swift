import Diagnostics
import Foundation

/// Reads a folder into memory. Hidden files, and the lock files that Excel leaves, are not content.
enum FolderReader {
    /// The folder of the content; what is missing is reported where it is looked for.
    static func content(_ root: String, _ problems: inout [Diagnostic]) -> [String: [UInt8]] {
        let hint = Localized(
            vi: "Chạy lệnh ở thư mục chứa Content và Themes, hoặc chỉ rõ bằng --content, --themes.",
            en: "Run this where Content and Themes lie, or name them with --content, --themes.")
        return read(root, hint: hint, &problems) ?? [:]
    }

    /// Bytes by path inside `root`, with `/`; what cannot be read is reported. Nil where there is no such folder.
    static func read(_ root: String, hint: Localized, _ problems: inout [Diagnostic]) -> [String: [UInt8]]? {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.append(
                Diagnostic(
                    .error, "project.missing-folder", vi: "Không có thư mục “\(root)”.",
                    en: "There is no folder “\(root)”.", at: SourceLocation(file: root), hint: hint))
            return nil
        }
        var files: [String: [UInt8]] = [:]
        visit(root, "", &files, &problems)
        return files
    }

    private static func visit(
        _ folder: String, _ prefix: String, _ files: inout [String: [UInt8]], _ problems: inout [Diagnostic]
    ) {
        let manager = FileManager.default
        do {
            for name in try manager.contentsOfDirectory(atPath: folder).sorted() {
                if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
                let path = folder + "/" + name
                var isDirectory: ObjCBool = false
                // A link to a file that is gone does not exist either; reading it says so.
                if manager.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
                    visit(path, prefix + name + "/", &files, &problems)
                } else {
                    read(path, as: prefix + name, &files, &problems)
                }
            }
        } catch {
            problems.append(unreadable(folder, error))
        }
    }

    private static func read(
        _ path: String, as name: String, _ files: inout [String: [UInt8]], _ problems: inout [Diagnostic]
    ) {
        do {
            // Vietnamese names may come decomposed from other systems; the content names them composed.
            files[name.precomposedStringWithCanonicalMapping] = [UInt8](
                try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            problems.append(unreadable(path, error))
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
        Diagnostic(
            .error, "project.unreadable", vi: "Không đọc được “\(path)”: \(error.localizedDescription)",
            en: "“\(path)” cannot be read: \(error.localizedDescription)", at: SourceLocation(file: path),
            hint: Localized(vi: "Kiểm tra quyền đọc.", en: "Check that it may be read."))
    }
}
