import Diagnostics

/// The words that components print, in the language of the page; they stand in the theme's `strings/LANGUAGE.yaml`.
struct ComponentStrings: Sendable, Hashable {
    /// The words needed; the raw value is the key in the strings file.
    enum Word: String, Sendable, Hashable, CaseIterable {
        case viewTable = "view_table"
        case colorSteps = "color_steps"
        case source
        case sources
        case notes
        case figureMenu = "figure_menu"
        case ownPage = "own_page"
        case citeAndEmbed = "cite_and_embed"
        case seeCheck = "see_check"
        case moreNotes = "more_notes"
        case sortBy = "sort_by"
        case derived
        case footnote
        case definition
        case formula
        case measuredIn = "measured_in"
        case direction
        case targets
        case definitionChanges = "definition_changes"
        case legalBasis = "legal_basis"
        case owner
        case subject
        case receipts
        case receiptsIntroduction = "receipts_introduction"
        case figures
        case shownOn = "shown_on"
        case checks
        case files
        case discrepancy
        case warning
        case preliminary
        case restated
        case comparisons
    }

    private let words: [Word: String]

    /// The words found in `strings`, and an error for each that is not there; nil if any is missing.
    static func from(_ strings: [String: String], file: String) -> Diagnosed<ComponentStrings?> {
        var words: [Word: String] = [:]
        var diagnostics: [Diagnostic] = []
        for word in Word.allCases {
            if let text = strings[word.rawValue] {
                words[word] = text
            } else {
                diagnostics.append(missing(word, file: file))
            }
        }
        return Diagnosed(diagnostics.isEmpty ? ComponentStrings(words: words) : nil, diagnostics)
    }

    subscript(word: Word) -> String {
        // `from` lets no set of words pass that is not whole.
        words[word] ?? word.rawValue
    }

    private init(words: [Word: String]) {
        self.words = words
    }

    private static func missing(_ word: Word, file: String) -> Diagnostic {
        Diagnostic(
            .error, "theme.missing-string", vi: "Tệp chữ của giao diện thiếu khóa “\(word.rawValue)”.",
            en: "The strings of the theme lack the key “\(word.rawValue)”.", at: SourceLocation(file: file),
            hint: Localized(
                vi: "Thêm dòng “\(word.rawValue): …” vào tệp.", en: "Add a line “\(word.rawValue): …” to the file."))
    }
}
