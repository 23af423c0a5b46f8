import Diagnostics
import Samples
import Tables

/// Draws what a descriptor may declare of a file.
enum SchemaDraw {
    private static let texts = ["a", "b", "x", "so-a", "Tổng cộng", "dài, có dấu", "1", "…"]

    /// The same schema for the same names and seed, so that inputs can be made to fit it.
    static func schema(_ names: [String], format: TableFormat? = nil, seed: UInt64) -> TableSchema {
        var numbers = RandomNumbers(seed: seed)
        let isStrict = numbers.happens(4000)
        var schema = TableSchema(
            fields: names.map { field($0, isStrict: isStrict, &numbers) }, format: format)
        if !isStrict { return schema }
        if numbers.happens(2000) { schema.key = [numbers.one(of: names)] }
        if numbers.happens(2000) { schema.ignored = [numbers.one(of: names), numbers.one(of: texts)] }
        if numbers.happens(1500) { schema.rows.skipped = [numbers.one(of: names): [numbers.one(of: texts)]] }
        if numbers.happens(2500) { schema.rows.totals = [numbers.one(of: names): [numbers.one(of: texts)]] }
        if numbers.happens(1500) {
            schema.tokens = CellTokens(
                absences: ["0": .notAvailable, "…": .suppressed, "n/a": .notApplicable, "null": .notAvailable],
                qualifiers: ["trên": .moreThan, "trên dưới": .approximately, "-": .lessThan])
        }
        if numbers.happens(1500) {
            schema.year = numbers.one(of: [.of(2024), .of(Int.max), .field(numbers.one(of: names))])
        }
        shape(&schema, names, &numbers)
        return schema
    }

    /// What stands in the columns of a file that fits: of a wide table, values under the headings that become rows.
    static func columns(_ names: [String], _ schema: TableSchema) -> [FieldSchema] {
        names.map { name in
            if let field = schema.fields.first(where: { $0.name == name }) { return field }
            var value = schema.fields.last ?? FieldSchema(name: name, type: .string)
            value.name = name
            return value
        }
    }

    private static let place = SourceLocation(file: "a.yaml", line: 1)

    /// Wide tables, and fields that no file has.
    private static func shape(_ schema: inout TableSchema, _ names: [String], _ numbers: inout RandomNumbers) {
        if numbers.happens(1000) {
            schema.constants = [Constant(field: numbers.one(of: names), text: numbers.one(of: texts), at: place)]
        }
        guard numbers.happens(2500) else { return }
        var added = ["period", "value"].map { field($0, isStrict: false, &numbers) }
        if numbers.happens(7000) { added[0].type = numbers.one(of: [.string, .period]) }
        let columns = (0...numbers.below(3)).map { _ in
            let name = numbers.one(of: names + ["*", "* / x", "T*"])
            return Unpivot.Column(
                HeadingPattern(name), field: numbers.one(of: [nil, "value"]),
                constants: numbers.happens(2000) ? [Constant(field: "period", text: "2024-Q1", at: place)] : [],
                at: place)
        }
        var unpivot = Unpivot(
            columns: columns, name: numbers.one(of: [nil, "period"]), measures: [Unpivot.Measure(field: "value")])
        if numbers.happens(3000) {
            unpivot.totals = [Unpivot.Column(HeadingPattern(numbers.one(of: names)), field: "value", at: place)]
        }
        unpivot.empty = numbers.one(of: Unpivot.EmptyCells.allCases)
        // Fields whose columns become rows are fields no more.
        schema.fields = schema.fields.filter { field in !columns.contains { $0.heading.text == field.name } } + added
        schema.unpivot = unpivot
    }

    private static func field(_ name: String, isStrict: Bool, _ numbers: inout RandomNumbers) -> FieldSchema {
        let type = numbers.happens(3000) ? FieldType.string : numbers.one(of: FieldType.allCases)
        var field = FieldSchema(
            name: name, aliases: numbers.happens(1000) ? [numbers.one(of: texts)] : [], type: type,
            notation: numbers.one(of: [nil, .plain, .vietnamese]),
            percent: numbers.one(of: [nil, nil, nil, .sign, .heading]),
            dates: numbers.one(of: DateNotation.allCases))
        if !isStrict { return field }
        field.required = numbers.happens(2000)
        if numbers.happens(1500) { field.minimum = Rational(numbers.one(of: [Int.min + 1, -1, 0, 1])) }
        if numbers.happens(1500) { field.maximum = Rational(numbers.one(of: [0, 100, Int.max])) }
        if type == .string, numbers.happens(2000) {
            field.allowed = texts
            field.allowedAliases = ["A": "a", "Xã A": "so-a"]
        }
        return field
    }
}

/// Cells as offices write them, now and then as they should not.
enum CellDraw {
    static func text(_ field: FieldSchema, _ numbers: inout RandomNumbers) -> String {
        if numbers.happens(100) {
            return numbers.one(of: ["", "a\"b", "\"", "=1+1", "#REF!", " x ", "\u{7F}", "1.234", "28/2/24", "95%"])
        }
        if numbers.happens(300) { return "…" }
        switch field.type {
        case .integer: return String(numbers.below(1 << numbers.below(40)))
        case .decimal:
            let sign = field.notation == .vietnamese ? "," : "."
            let number = "\(numbers.below(1000))\(sign)\(1 + numbers.below(99))"
            return (numbers.happens(500) ? "≥ " : "") + number + (field.isPercent ? "%" : "")
        case .date: return date(field.dates, &numbers)
        case .period:
            return numbers.one(of: [
                "Quý I/2024", "tháng 3/2024", "2024-Q1", "năm 2023", "6 tháng đầu năm 2024", "Tháng 3", "2024",
            ])
        case .string:
            return numbers.one(of: ["a", "b", "so-a", "x", "dài, có dấu", "Tổng cộng", "dòng\nhai", "có \"nháy\""])
        }
    }

    private static func date(_ notation: DateNotation, _ numbers: inout RandomNumbers) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = 1990 + numbers.below(60)
        let (month, day) = (two(1 + numbers.below(12)), two(1 + numbers.below(28)))
        let time = numbers.happens(5000) ? "14:30" : "08:00:59"
        return switch notation {
        case .iso: "\(year)-\(month)-\(day)"
        case .dayMonthYear: "\(day)/\(month)/\(year)"
        case .isoTime: "\(year)-\(month)-\(day)T\(time)"
        case .dayMonthYearTime: "\(day)/\(month)/\(year) \(time)"
        }
    }
}
