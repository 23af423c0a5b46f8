import Diagnostics
import Metrics

/// Reads the colours and options that `theme.yaml` declares.
struct ThemePaletteReader {
    /// In the order of the file.
    private(set) var palette: [(name: String, colors: ThemeColors)] = []
    private(set) var options: [ThemeOption] = []

    init(_ map: YAMLMap, _ problems: inout [Diagnostic]) {
        if let node = map["palette"], let entries = YAMLMap(node, keys: nil, &problems) {
            for (name, value) in entries.entries where Self.isName(name, entries, "-", &problems) {
                guard let setting = Self.setting(name, value, at: entries.location(ofKey: name), &problems),
                    let colors = ThemeColors(setting, palette: [], &problems)
                else { continue }
                palette.append((name, colors))
            }
        }
        if let node = map["options"], let entries = YAMLMap(node, keys: nil, &problems) {
            for (name, value) in entries.entries where Self.isName(name, entries, "_", &problems) {
                if let option = option(name, value, at: entries.location(ofKey: name), &problems) {
                    options.append(option)
                }
            }
        }
    }

    private func option(
        _ name: String, _ node: YAMLNode, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> ThemeOption? {
        guard let map = YAMLMap(node, keys: ["kind", "default", "description", "contrast"], &problems) else {
            return nil
        }
        let kind = map.required("kind", &problems)?.choice(ThemeOption.Kind.self, &problems)
        let description = map.localized("description", &problems)
        guard let kind, let description else { return nil }
        var setting = map["default"].flatMap { Self.setting("default", $0, at: location, &problems) }
        if kind == .color, setting == nil {
            _ = map.required("default", &problems)
            return nil
        }
        if kind == .image, let given = setting {
            problems.append(
                given.problem(
                    "theme.option-kind", vi: "Hình ảnh không có giá trị mặc định.", en: "An image has no default.",
                    hint: Localized(
                        vi: "Bỏ dòng default; trang nào cần thì tự chỉ tệp.",
                        en: "Take the line out; a site that wants one names its file.")))
            setting = nil
        }
        return ThemeOption(
            name: name, kind: kind, description: description, defaultValue: setting?.value,
            contrast: contrast(map, kind, &problems), location: setting?.place ?? location)
    }

    private func contrast(
        _ map: YAMLMap, _ kind: ThemeOption.Kind, _ problems: inout [Diagnostic]
    ) -> [ThemeOption.Contrast] {
        guard let node = map["contrast"], let entries = YAMLMap(node, keys: nil, &problems) else { return [] }
        guard kind == .color else {
            problems.append(
                Diagnostic(
                    .error, "theme.option-kind", vi: "Chỉ màu mới có độ tương phản.",
                    en: "Only a colour has a contrast.", at: map.location(ofKey: "contrast"),
                    hint: Localized(vi: "Bỏ dòng contrast.", en: "Take the line out.")))
            return []
        }
        return entries.entries.compactMap { name, value in
            guard palette.contains(where: { $0.name == name }) else {
                problems.append(
                    .unknown(
                        "theme.unknown-color", vi: "màu", en: "colour", name, among: palette.map(\.name),
                        at: entries.location(ofKey: name)))
                return nil
            }
            guard let ratio = value.rational(&problems)?.doubleValue else { return nil }
            return ThemeOption.Contrast(name: name, ratio: ratio)
        }
    }

    /// Names are written into style sheets and templates.
    private static func isName(
        _ name: String, _ map: YAMLMap, _ joint: Character, _ problems: inout [Diagnostic]
    ) -> Bool {
        let isSound =
            name.first.map { ("a"..."z").contains($0) } ?? false
            && name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == joint }
        if !isSound {
            problems.append(
                Diagnostic(
                    .error, "theme.option-name", vi: "Tên “\(name)” không dùng được.",
                    en: "The name “\(name)” cannot be used.", at: map.location(ofKey: name), excerpt: name,
                    hint: Localized(
                        vi: "Dùng chữ thường không dấu, chữ số và “\(joint)”, bắt đầu bằng chữ.",
                        en: "Use small letters a to z, digits and “\(joint)”, and begin with a letter.")))
        }
        return isSound
    }

    /// A value as it is written, a text or a few texts by key; what it must be is for its option to say.
    static func setting(
        _ name: String, _ node: YAMLNode, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> ThemeSetting? {
        guard node.node.mapping != nil else {
            return node.string(&problems).map {
                ThemeSetting(name: name, location: location, value: .text($0), place: node.location)
            }
        }
        guard let map = YAMLMap(node, keys: nil, &problems) else { return nil }
        let forms = map.entries.compactMap { key, value in
            value.string(&problems).map { (key: key, text: $0, location: value.location) }
        }
        return ThemeSetting(name: name, location: location, value: .forms(forms), place: node.location)
    }
}

extension ThemeSetting {
    func problem(_ code: String, vi: String, en: String, hint: Localized) -> Diagnostic {
        Diagnostic(.error, code, vi: vi, en: en, at: place, excerpt: text, hint: hint)
    }
}

extension ThemeColors {
    /// `#rrggbb` or the name of a colour of the palette, one for both or `{light: …, dark: …}`.
    init?(
        _ setting: ThemeSetting, palette: [(name: String, colors: ThemeColors)], _ problems: inout [Diagnostic]
    ) {
        var sound = true
        func color(_ text: String, _ scheme: Scheme) -> ThemeColor? {
            ThemeColor(hex: text) ?? palette.first { $0.name == text }?.colors[scheme]
        }
        func refuse(_ text: String?, at location: SourceLocation) {
            guard sound else { return }
            sound = false
            let names = palette.map(\.name).joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "theme.option-kind", vi: "Ở đây phải là một màu.", en: "This must be a colour.",
                    at: location, excerpt: text,
                    hint: Localized(
                        vi: "Viết \"#rrggbb\" trong dấu nháy, hoặc {light: …, dark: …}"
                            + (names.isEmpty ? "." : ", hoặc một màu của giao diện: \(names)."),
                        en: "Write \"#rrggbb\" in quotes, or {light: …, dark: …}"
                            + (names.isEmpty ? "." : ", or a colour of the theme: \(names)."))))
        }
        var found: [Scheme: ThemeColor] = [:]
        switch setting.value {
        case .text(let text):
            for scheme in Scheme.allCases { found[scheme] = color(text, scheme) }
            if found.count < 2 { refuse(text, at: setting.place) }
        case .forms(let forms):
            for form in forms {
                guard let scheme = Scheme(rawValue: form.key), let color = color(form.text, scheme) else {
                    refuse(Scheme(rawValue: form.key) == nil ? form.key : form.text, at: form.location)
                    continue
                }
                found[scheme] = color
            }
            if found.count < 2 { refuse(nil, at: setting.place) }
        }
        guard sound, let light = found[.light], let dark = found[.dark] else { return nil }
        self.init(light: light, dark: dark)
    }
}
