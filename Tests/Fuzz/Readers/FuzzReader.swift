import Diagnostics
import Samples

/// One way by which bytes from outside enter.
protocol FuzzReader {
    /// As given to `--reader`.
    static var name: String { get }

    init(_ corpus: Corpus) throws

    func input(_ numbers: inout RandomNumbers) -> FuzzInput

    /// Reads `input`; the same input must give the same.
    func read(_ input: FuzzInput) -> FuzzReading
}

/// What came of reading an input.
struct FuzzReading {
    var diagnostics: [Diagnostic]
    /// Whether something came out that others go on with.
    var isUsable: Bool
    /// What came out, in a form that two readings can be compared by.
    var value: AnyHashable = 0
    /// What must not be, found by the reader itself.
    var complaints: [String] = []
}

enum FuzzReaders {
    static var all: [any FuzzReader.Type] {
        [
            DelimitedReader.self, EncodingReader.self, JSONReader.self, NDJSONReader.self, WorkbookReader.self,
            GridReader.self, SheetReader.self, RecordsReader.self, ExpressionReader.self, MarkdownReader.self,
            TemplateReader.self, YAMLReader.self, PagesReader.self, ProjectReader.self,
        ]
    }

    /// Fail on purpose, to show that failures are noticed.
    static var failing: [any FuzzReader.Type] { [CrashingReader.self, HangingReader.self, HoardingReader.self] }
}
