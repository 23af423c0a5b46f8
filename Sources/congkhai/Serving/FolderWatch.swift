import Foundation

/// What lies in some folders: path, size and time of change of every file. Two of these differ when something was saved.
struct FolderWatch: Equatable {
    private struct File: Equatable {
        var size: Int
        var changed: Date
    }

    private var files: [String: File] = [:]

    /// Looks at `folders` and all in them; a folder that is not there has no files.
    init(_ folders: [String]) {
        for folder in folders {
            let root = URL(fileURLWithPath: folder)
            let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey]
            let found = FileManager.default.enumerator(
                at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
            for case let file as URL in found ?? FileManager.DirectoryEnumerator() {
                let values = try? file.resourceValues(forKeys: Set(keys))
                files[file.path] = File(
                    size: values?.fileSize ?? 0, changed: values?.contentModificationDate ?? .distantPast)
            }
        }
    }
}
