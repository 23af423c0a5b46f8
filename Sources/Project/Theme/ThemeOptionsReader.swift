import Diagnostics
import Foundation
import Markdown

/// Brings together what a theme declares and what the site sets.
struct ThemeOptionsReader {
    let declared: ThemePaletteReader
    /// The folder of the theme, for messages.
    let theme: String
    /// Where images are taken from.
    let content: ProjectSource

    private static let images = ["svg", "png", "jpg", "jpeg", "webp"]

    /// Every option with the site's value or its default; what is wrong is reported, and the default taken.
    func read(_ settings: [ThemeSetting], _ problems: inout [Diagnostic]) -> ThemeOptions {
        var result = ThemeOptions()
        result.colors = declared.palette.map { (property: $0.name, colors: $0.colors) }
        for setting in settings where !declared.options.contains(where: { $0.name == setting.name }) {
            problems.append(
                .unknown(
                    "theme.unknown-option", vi: "tùy chọn", en: "option", setting.name,
                    in: Localized(vi: "trong giao diện \(theme)", en: "in the theme \(theme)"),
                    among: declared.options.map(\.name), at: setting.location))
        }
        for option in declared.options {
            let standard = option.defaultValue.map {
                ThemeSetting(name: option.name, location: option.location, value: $0, place: option.location)
            }
            let setting = settings.first { $0.name == option.name }
            switch option.kind {
            case .color:
                guard let setting = setting ?? standard,
                    let colors = ThemeColors(setting, palette: declared.palette, &problems)
                else { continue }
                problems += contrast(option, colors, setting)
                let name = "option-" + option.name.replacing("_", with: "-")
                result.colors.append((property: name, colors: colors))
            case .text:
                let given = (setting ?? standard).flatMap { localized($0, &problems) }
                result.values[option.name] = .text(given?.text ?? Localized(vi: ""))
            case .markdown:
                result.values[option.name] = words(setting ?? standard, &problems)
            case .image:
                let picture = setting.flatMap { image($0, &problems) }
                result.values[option.name] = .image(path: picture.map { "assets/" + $0.path } ?? "")
                if let picture { result.files["assets/" + picture.path] = picture.bytes }
            }
        }
        return result
    }

    // MARK: - Colours

    private func contrast(_ option: ThemeOption, _ colors: ThemeColors, _ setting: ThemeSetting) -> [Diagnostic] {
        ThemeColors.Scheme.allCases.compactMap { scheme in
            let needed = option.contrast.compactMap { contrast in
                declared.palette.first { $0.name == contrast.name }.map {
                    (name: contrast.name, color: $0.colors[scheme], ratio: contrast.ratio)
                }
            }
            let failing = needed.filter { colors[scheme].contrast(with: $0.color) < $0.ratio }
            guard !failing.isEmpty else { return nil }
            let (vi, en) = scheme == .light ? ("màn hình sáng", "light screens") : ("màn hình tối", "dark screens")
            func told(_ language: Language) -> String {
                failing.map {
                    let ratio = Self.number(colors[scheme].contrast(with: $0.color), language)
                    let least = Self.number($0.ratio, language, roundingUp: true)
                    return language == .vietnamese
                        ? "\(ratio):1 với \($0.name) (\($0.color.hex)), cần ít nhất \(least):1"
                        : "\(ratio):1 with \($0.name) (\($0.color.hex)), at least \(least):1 is needed"
                }.joined(separator: "; ")
            }
            let better = colors[scheme].nearest { color in
                needed.allSatisfy { color.contrast(with: $0.color) >= $0.ratio }
            }?.hex
            let form = "{light: …, dark: …}"
            return setting.problem(
                "theme.option-contrast",
                vi: "Màu \(colors[scheme].hex) thiếu tương phản trên \(vi): \(told(.vietnamese)).",
                en: "The colour \(colors[scheme].hex) has too little contrast on \(en): \(told(.english)).",
                hint: Localized(
                    vi: (better.map { "Trên \(vi), màu gần nhất đủ tương phản là “\($0)”. " } ?? "")
                        + "Viết \(form) để dùng mỗi loại màn hình một màu.",
                    en: (better.map { "The nearest with enough contrast on \(en) is “\($0)”. " } ?? "")
                        + "Write \(form) for a colour on each kind of screen."))
        }
    }

    /// One decimal, cut: 4.49 is not 4.5. Where `roundingUp`, as declared, of which the next higher tenth is enough.
    private static func number(_ value: Double, _ language: Language, roundingUp: Bool = false) -> String {
        let tenths = Int((value * 10).rounded(roundingUp ? .up : .down))
        return "\(tenths / 10)" + (language == .vietnamese ? "," : ".") + "\(tenths % 10)"
    }

    // MARK: - Texts

    private func localized(
        _ setting: ThemeSetting, _ problems: inout [Diagnostic]
    ) -> (text: Localized, vietnamese: SourceLocation, english: SourceLocation)? {
        switch setting.value {
        case .text(let text): return (Localized(vi: text), setting.place, setting.place)
        case .forms(let forms):
            let wrong = forms.first { !["vi", "en"].contains($0.key) }
            guard wrong == nil, let vietnamese = forms.first(where: { $0.key == "vi" }) else {
                problems.append(
                    setting.problem(
                        "theme.option-kind", vi: "Ở đây phải là một chuỗi chữ.", en: "This must be a text.",
                        hint: Localized(
                            vi: "Viết một chuỗi chữ, hoặc {vi: …, en: …}.", en: "Write a text, or {vi: …, en: …}.")))
                return nil
            }
            let english = forms.first { $0.key == "en" }
            return (
                Localized(vi: vietnamese.text, en: english?.text), vietnamese.location,
                english?.location ?? vietnamese.location
            )
        }
    }

    private func words(_ setting: ThemeSetting?, _ problems: inout [Diagnostic]) -> ThemeOptions.Value {
        let none = ThemeOptions.Words(document: MarkdownDocument(), location: SourceLocation(file: theme))
        guard let setting, let (text, vietnamese, english) = localized(setting, &problems) else {
            return .words(vietnamese: none, english: nil)
        }
        return .words(
            vietnamese: words(text.vietnamese, at: vietnamese, &problems) ?? none,
            english: text.english.flatMap { words($0, at: english, &problems) })
    }

    private func words(
        _ text: String, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> ThemeOptions.Words? {
        let parsed = MarkdownParser.parse(text, file: location.file, blockKinds: FigureBlock.kinds)
        // Where in the text it is wrong cannot be told of a scalar of YAML, which may be folded.
        problems += parsed.diagnostics.map { problem in
            var problem = problem
            problem.location = location
            return problem
        }
        let document = parsed.value
        let isPlain = document.parts.allSatisfy { part in
            switch part {
            case .html, .link: true
            case .block, .inline: false
            }
        }
        guard isPlain, document.headings.isEmpty, !document.links.contains(where: \.isImage) else {
            problems.append(
                Diagnostic(
                    .error, "theme.option-markdown",
                    vi: "Ở đây chỉ viết được đoạn văn, danh sách và liên kết.",
                    en: "Only paragraphs, lists and links can stand here.", at: location,
                    hint: Localized(
                        vi: "Bỏ tiêu đề, hình, bảng và con số lấy từ dữ liệu.",
                        en: "Take out headings, images, figures and numbers from data.")))
            return nil
        }
        return parsed.diagnostics.containsError ? nil : ThemeOptions.Words(document: document, location: location)
    }

    // MARK: - Images

    private func image(
        _ setting: ThemeSetting, _ problems: inout [Diagnostic]
    ) -> (path: String, bytes: [UInt8])? {
        let known = content.paths(under: "theme/", suffix: "").filter(Self.isImage)
        let path = setting.text ?? ""
        guard Self.isImage(path), path.hasPrefix("theme/") else {
            problems.append(
                setting.problem(
                    "theme.option-kind", vi: "Ở đây phải là một tệp hình trong thư mục theme.",
                    en: "This must be a picture in the folder theme.",
                    hint: Localized(
                        vi:
                            "Chép tệp (\(Self.images.joined(separator: ", "))) vào \(content.shown("theme")), rồi viết theme/TÊN_TỆP.",
                        en:
                            "Put the file (\(Self.images.joined(separator: ", "))) into \(content.shown("theme")) and write theme/NAME."
                    )))
            return nil
        }
        guard let bytes = content.files[path] else {
            problems.append(
                .unknown(
                    "theme.missing-image", vi: "tệp", en: "file", path,
                    in: Localized(vi: "trong \(content.root)", en: "in \(content.root)"), among: known,
                    at: setting.place))
            return nil
        }
        return (path, bytes)
    }

    private static func isImage(_ path: String) -> Bool {
        images.contains { path.lowercased().hasSuffix("." + $0) }
    }
}
