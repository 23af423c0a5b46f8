import Diagnostics
import Foundation
import Tables

/// What the program says: results on standard output, everything else on standard error.
struct Console {
    let language: Language
    let format: DiagnosticFormat
    let isQuiet: Bool
    private let isTerminal = isatty(2) == 1

    /// The diagnostics in order, for people on standard error, for programs on standard output.
    func report(_ diagnostics: [Diagnostic]) {
        let text = rendered(diagnostics)
        switch format {
        case .text: errorOutput(text)
        case .json, .github: output(text)
        }
    }

    /// The diagnostics in order, errors first, in the form and language that were asked for.
    func rendered(_ diagnostics: [Diagnostic]) -> String {
        format.render(diagnostics.sortedForReading(), language: language)
    }

    /// A step that has begun; shown on terminals only, each in place of the one before.
    func progress(_ vi: String, _ en: String) {
        guard isTerminal, !isQuiet else { return }
        errorOutput("\u{1B}[2K\r\(choose(vi, en))…")
    }

    /// Bytes and rows of a long scan; nil where nobody would see them.
    var scanProgress: (@Sendable (ScanProgress) -> Void)? {
        guard isTerminal, !isQuiet else { return nil }
        let bar = ProgressBar(language: language)
        return { bar.show($0) }
    }

    func endProgress() {
        if isTerminal, !isQuiet { errorOutput("\u{1B}[2K\r") }
    }

    /// The outcome in a sentence; left out when quiet or when a program reads along.
    func summary(_ vi: String, _ en: String) {
        if !isQuiet, format == .text { output(choose(vi, en) + "\n") }
    }

    func output(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
    func output(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
    func errorOutput(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
    func choose(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
}
