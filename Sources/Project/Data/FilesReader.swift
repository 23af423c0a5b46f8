import Diagnostics
import Metrics
import Tables

/// Reads which files a dataset consists of.
struct FilesReader {
    let fields: [Field]

    /// The files, empty where the descriptor does not say which, or not all; `form` is what holds for all of them.
    func read(_ map: YAMLMap, _ form: FileForm, _ problems: inout [Diagnostic]) -> [FileEntry] {
        guard let list = map["files"] else {
            guard let node = map.required("path", &problems), let path = node.string(&problems), form.isComplete else {
                return []
            }
            return [FileEntry(path: path, location: node.location, form: form)]
        }
        if map["path"] != nil {
            problems.append(
                Diagnostic(
                    .error, "descriptor.path-and-files", vi: "Chỉ được dùng một trong hai: path hoặc files.",
                    en: "Use path or files, not both.", at: map.location(ofKey: "path"),
                    hint: Localized(
                        vi: "Bỏ path và ghi tệp ấy thành một mục của files.",
                        en: "Remove path and make that file an entry of files.")))
        }
        let before = problems.count
        let nodes = list.list(&problems)
        if nodes.isEmpty, problems.count == before {
            problems.append(
                list.expected(
                    "ít nhất một tệp", "one file at least",
                    hint: Localized(
                        vi: "Viết - {path: tên tệp}, hoặc dùng path.", en: "Write - {path: file}, or use path.")
                ))
        }
        let entries = nodes.compactMap { entry($0, form, &problems) }
        return entries.count < nodes.count ? [] : entries
    }

    private func entry(_ node: YAMLNode, _ form: FileForm, _ problems: inout [Diagnostic]) -> FileEntry? {
        if let path = node.text { return FileEntry(path: path, location: node.location, form: form) }
        guard let map = YAMLMap(node, keys: DescriptorKeys.file, &problems),
            let path = map.string("path", &problems)
        else { return nil }
        var form = form
        FormReader(fields: fields).apply(map, to: &form, &problems)
        return form.isComplete ? FileEntry(path: path, location: node.location, form: form) : nil
    }
}
