import Diagnostics
import Foundation
import Markdown
import Metrics
import Samples
import Tables

/// The expression language: parser, types and values.
struct ExpressionReader: FuzzReader {
    static let name = "expressions"

    private static let names: [String: ExpressionType] = [
        "received": .number, "resolved": .number, "pending": .number, "unit": .string, "from": .date, "to": .date,
        "urgent": .boolean, "đơn_vị": .string,
    ]
    private static let tokens = [
        "received", "resolved", "pending", "unit", "from", "to", "urgent", "đơn_vị", "+", "-", "*", "/", "(", ")", "=",
        "!=",
        "<", "<=", ">", ">=", "and", "or", "not", "in", "[", "]", ",", "'a'", "'", "''", "\"", "date('2024-01-01')",
        "date('2024-02-30')", "abs", "min", "max", "coalesce", "year", "month", "days", "day_after", "working_days",
        "next_working_day", "working_day_after", "is_available", "true", "false", "null", "0.1", "1e5", "==", "&&",
        "||",
        "≥", "không", ".", "..", "%", "\n", "\t", "`",
    ]
    private static let sound = [
        "received = resolved + pending", "(resolved - pending) / received >= 0.95",
        "not (urgent and unit in ['a', 'b'])",
        "days(from, to) * 2 - abs(min(received, -3))", "coalesce(received, resolved, 0) > max(1, 2)",
        "working_days(from, to) <= 15 or unit = 'so''a'", "day_after(from, 9000000000000000000) > date('2024-01-01')",
        "is_available(received) and year(from) = 2024 and month(to) != 2",
        "working_day_after(next_working_day(from), 5) > to",
    ]
    private let mutator = Mutator(tokens: tokens, pieces: sound.map { Array($0.utf8) })
    private let calendar: WorkingCalendar?

    init(_ corpus: Corpus) throws {
        calendar =
            ProjectReading.project(try corpus.sites().first { $0.name == "working-days" }?.files ?? [:])
            .value?.catalogue.calendar
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        var bytes = Array(numbers.one(of: Self.sound).utf8)
        if numbers.happens(5000) {
            let words = (0..<(1 + numbers.below(1 << numbers.below(7)))).map { _ in numbers.one(of: Self.tokens) }
            bytes = Array(words.joined(separator: numbers.one(of: [" ", " ", ""])).utf8)
        }
        if numbers.happens(7000) { bytes = mutator.mutated(bytes, &numbers) }
        return FuzzInput(files: ["expression.txt": bytes], settings: numbers.next())
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        let text = String(decoding: input.files["expression.txt"] ?? [], as: UTF8.self)
        let expected: ExpressionType? = numbers.one(of: [nil, .number, .boolean, .date])
        do throws(ExpressionError) {
            let parsed = try ExpressionParser.parse(text, names: Self.names, expected: expected)
            var reading = FuzzReading(diagnostics: [], isUsable: true, value: parsed)
            if let expected, parsed.type != expected { reading.complaints.append("of type \(parsed.type)") }
            for _ in 0..<3 { evaluate(parsed, &numbers, &reading) }
            return reading
        } catch {
            let place = SourceLocation(file: "expression.txt", line: 1, column: error.offset + 1)
            let diagnostic = Diagnostic(
                .error, error.code, vi: error.message.vietnamese, en: error.message.english ?? "", at: place)
            var reading = FuzzReading(diagnostics: [diagnostic], isUsable: false, value: error)
            if error.offset < 0 || error.length < 0 || error.offset + error.length > text.count + 1 {
                reading.complaints.append("the error covers \(error.offset) + \(error.length) of \(text.count)")
            }
            return reading
        }
    }

    /// Whatever the values, there is a value or a failure of a kind that can happen.
    private func evaluate(_ parsed: TypedExpression, _ numbers: inout RandomNumbers, _ reading: inout FuzzReading) {
        var values: [String: ExpressionValue] = [:]
        for (name, type) in Self.names.sorted(by: { $0.key < $1.key }) { values[name] = Self.value(type, &numbers) }
        do throws(EvaluationFailure) {
            let value = try parsed.evaluate(calendar: calendar) { values[$0] ?? .absent(.notAvailable) }
            if let type = value.type, type != parsed.type { reading.complaints.append("a value of type \(type)") }
            _ = try parsed.quotient?.numerator.evaluate(calendar: calendar) { values[$0] ?? .absent(.notAvailable) }
        } catch {
            if case .wrongType = error { reading.complaints.append("a type that the checker let pass") }
        }
    }

    private static func value(_ type: ExpressionType, _ numbers: inout RandomNumbers) -> ExpressionValue {
        if numbers.happens(1000) { return .absent(.notAvailable) }
        switch type {
        case .number:
            let number = numbers.one(of: [0, 1, -1, numbers.below(1000), Int.max, Int.min + 1, numbers.below(Int.max)])
            let divisor = numbers.one(of: [1, 1, 3, 1_000_000_007, Int.max])
            return .number(Rational(number, over: divisor) ?? .zero, numbers.happens(500) ? .atLeast : .exact)
        case .date: return .date(CalendarDate(dayNumber: Int32(numbers.below(110_000)) - 25_567))
        case .string: return .string(numbers.one(of: ["", "a", "so'a", "\u{1F468}"]))
        case .boolean: return .boolean(numbers.happens(5000))
        }
    }
}

/// Pages' texts.
struct MarkdownReader: FuzzReader {
    static let name = "markdown"

    static let tokens = [
        "# ", "###### ", "- ", "1. ", "> ", "```chart\n", "```", "~~~", "`= received {unit: x}`", "`", "``", "*", "**",
        "_",
        "[a](b)", "[a]: b \"c\"\n", "![", "](", "<a@b.c>", "<script>", "<!--", "-->", "<?", "]]>", "&amp;", "&#0;",
        "&#x110000;",
        "| a | b |\n|---|---|\n", "\\", "\t", "    ", "  \n", "---\n", "===\n", "javascript:alert(1)", "data:x",
        "\u{FFFC}",
        "\u{FFFD}", "\u{E000}", "95%", "5.718", "```table\nid: a\n```\n", "```unknown\n```\n", "\r\n", "\r", "\0",
    ]
    private let items: [[UInt8]]
    private let mutator: Mutator

    init(_ corpus: Corpus) throws {
        let real = try corpus.files("Content/pages") { $0.hasSuffix(".md") }
        items = try corpus.sites().flatMap { $0.files.filter { $0.key.hasSuffix(".md") }.contents } + real.contents
        mutator = Mutator(tokens: Self.tokens, pieces: items)
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        var bytes = numbers.one(of: items)
        if numbers.happens(3000) {
            let words = (0..<numbers.below(60)).map { _ in numbers.one(of: Self.tokens + ["từ ", "a", "\n", "\n\n"]) }
            bytes = Array(words.joined().utf8)
        }
        return FuzzInput(files: ["a.md": mutator.mutated(bytes, &numbers)], settings: 0)
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        let text = String(decoding: input.files["a.md"] ?? [], as: UTF8.self)
        let parsed = MarkdownParser.parse(text, file: "a.md", blockKinds: ["chart", "table", "cards"])
        let document = parsed.value
        let numbers = ProseCheck.literalNumbers(in: document, file: "a.md")
        var reading = FuzzReading(diagnostics: parsed.diagnostics + numbers, isUsable: true, value: document)
        for part in document.parts {
            if case .html(let html) = part, html.lowercased().contains("<script") {
                reading.complaints.append("a script in the HTML")
            }
        }
        let anchors = document.headings.map(\.anchor)
        if Set(anchors).count < anchors.count { reading.complaints.append("two headings with one anchor") }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        for heading in document.headings where !(1...lines + 1).contains(heading.line) {
            reading.complaints.append("a heading on line \(heading.line) of \(lines)")
        }
        return reading
    }
}
