import Diagnostics
import Foundation
import Project
import Tables

/// Reads a folder into memory, but for data files. Hidden files, and the lock files that Excel leaves, are not content.
enum FolderReader {
    /// The files of a content folder; that there is none is reported. Data files are opened later: some are larger than
    /// memory.
    static func source(_ root: String, _ problems: inout [Diagnostic]) -> ProjectSource {
        let hint = Localized(
            vi: "Chạy lệnh ở thư mục chứa Content và Themes, hoặc chỉ rõ bằng --content, --themes.",
            en: "Run this where Content and Themes lie, or name them with --content, --themes.")
        var source = ProjectSource(root: root, files: [:])
        guard exists(root, hint: hint, &problems) else { return source }
        visit(root, "", &problems) { path, name, problems in
            if name.hasPrefix("data/"), !name.hasSuffix(".yaml") {
                source.streams[name] = FileStream.file(path)
            } else {
                source.files[name] = read(path, &problems)
            }
        }
        return source
    }

    /// Bytes by path inside `root`, with `/`; what cannot be read is reported. Nil where there is no such folder.
    static func read(_ root: String, hint: Localized, _ problems: inout [Diagnostic]) -> [String: [UInt8]]? {
        guard exists(root, hint: hint, &problems) else { return nil }
        var files: [String: [UInt8]] = [:]
        visit(root, "", &problems) { path, name, problems in files[name] = read(path, &problems) }
        return files
    }

    private static func exists(_ root: String, hint: Localized, _ problems: inout [Diagnostic]) -> Bool {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.append(
                Diagnostic(
                    .error, "project.missing-folder", vi: "Không có thư mục “\(root)”.",
                    en: "There is no folder “\(root)”.", at: SourceLocation(file: root), hint: hint))
            return false
        }
        return true
    }

    /// Calls `body` with every file: its path, and its name within the folder.
    private static func visit(
        _ folder: String, _ prefix: String, _ problems: inout [Diagnostic],
        _ body: (_ path: String, _ name: String, _ problems: inout [Diagnostic]) -> Void
    ) {
        let manager = FileManager.default
        do {
            for name in try manager.contentsOfDirectory(atPath: folder).sorted() {
                if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
                let path = folder + "/" + name
                var isDirectory: ObjCBool = false
                // A link to a file that is gone does not exist either; reading it says so.
                if manager.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
                    visit(path, prefix + name + "/", &problems, body)
                } else {
                    // Vietnamese names may come decomposed from other systems; the content names them composed.
                    body(path, (prefix + name).precomposedStringWithCanonicalMapping, &problems)
                }
            }
        } catch {
            problems.append(unreadable(folder, error))
        }
    }

    private static func read(_ path: String, _ problems: inout [Diagnostic]) -> [UInt8]? {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            problems.append(unreadable(path, error))
            return nil
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
        Diagnostic(
            .error, "project.unreadable", vi: "Không đọc được “\(path)”: \(error.localizedDescription)",
            en: "“\(path)” cannot be read: \(error.localizedDescription)", at: SourceLocation(file: path),
            hint: Localized(vi: "Kiểm tra quyền đọc.", en: "Check that it may be read."))
    }
}
