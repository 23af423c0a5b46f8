import Diagnostics

/// Finds files that nothing reads: a clerk who drops one there means it to be published.
struct UnusedFiles {
    let source: ProjectSource
    let descriptors: [Descriptor]
    /// Names of datasets whose descriptor cannot be read: which data files are theirs is not known, and so of no data file
    /// that nothing uses it.
    let unread: Set<String>
    /// Files that `site.yaml` names for its theme.
    let pictures: Set<String>

    func problems() -> [Diagnostic] {
        let data = source.paths(under: "data/", suffix: "")
        let read = Set(descriptors.flatMap(\.files).flatMap { DatasetReader.matching($0.path, among: data) })
        return source.paths(under: "", suffix: "").filter { !isUsed($0, read) }.map { path in
            Diagnostic(
                .error, "project.unused-file", vi: "Tệp này không được dùng vào đâu.", en: "Nothing uses this file.",
                at: SourceLocation(file: source.shown(path)), hint: hint(path))
        }
    }

    private func isUsed(_ path: String, _ read: Set<String>) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if ["site.yaml", "units.yaml", "sources.yaml", CalendarReader.path].contains(path)
            || name == "README.md" && !path.hasPrefix("pages/")
        {
            return true
        }
        if path.hasPrefix("metrics/") { return path.hasSuffix(".yaml") }
        if path.hasPrefix("pages/") { return path.hasSuffix(".md") }
        if path.hasPrefix("theme/") { return pictures.contains(path) }
        guard path.hasPrefix("data/") else { return false }
        return path.hasSuffix(".yaml") || read.contains(path) || !unread.isEmpty
    }

    private func hint(_ path: String) -> Localized {
        if path.hasPrefix("data/") {
            return Localized(
                vi: "Thêm tệp mô tả .yaml có “path” trỏ đến tệp này, hoặc chuyển tệp ra khỏi thư mục data.",
                en: "Add a descriptor (.yaml) whose path names it, or move it out of data.")
        }
        if path.hasPrefix("metrics/") {
            return Localized(
                vi: "Đổi đuôi tệp thành .yaml, hoặc chuyển tệp đi nơi khác.", en: "Name it .yaml, or move it elsewhere."
            )
        }
        if path.hasPrefix("pages/") {
            return Localized(
                vi: "Trang phải là tệp .md; đổi đuôi tệp, hoặc chuyển tệp đi nơi khác.",
                en: "A page is a .md file: rename it, or move it elsewhere.")
        }
        if path.hasPrefix("theme/") {
            return Localized(
                vi:
                    "Nêu tệp này trong tùy chọn của giao diện ở site.yaml (theme: {name: …, options: …}), hoặc chuyển tệp đi nơi khác.",
                en:
                    "Name it in an option of the theme in site.yaml (theme: {name: …, options: …}), or move it elsewhere."
            )
        }
        return Localized(
            vi: "Chuyển tệp vào data, metrics hoặc pages, hoặc ra ngoài thư mục này; xem Content/README.md.",
            en: "Move it into data, metrics or pages, or out of this folder; see Content/README.md.")
    }
}
