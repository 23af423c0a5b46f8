import Diagnostics

/// Every language of a theme has the same words.
enum StringsCheck {
    static func check(_ strings: [ThemeSource.Strings]) -> [Diagnostic] {
        let all = strings.reduce(into: Set<String>()) { $0.formUnion($1.words.keys) }
        return strings.flatMap { file in
            all.subtracting(file.words.keys).sorted().map { missing($0, in: file) }
        }
    }

    private static func missing(_ key: String, in file: ThemeSource.Strings) -> Diagnostic {
        Diagnostic(
            .error, "theme.missing-string", vi: "Tệp chữ thiếu khóa “\(key)”, tệp của ngôn ngữ khác thì có.",
            en: "These strings lack the key “\(key)”, which another language has.",
            at: SourceLocation(file: file.path),
            hint: Localized(vi: "Thêm dòng “\(key): …”.", en: "Add a line “\(key): …”."))
    }
}
