import Diagnostics

/// Tells rows of a file that are none of the table, and keeps the sums that totals are compared with.
struct RowRecogniser {
    enum Kind { case skipped, total }

    /// Columns of the file with the texts that mark a row.
    private var skipped: [(column: Int, texts: Set<String>)] = []
    private var totals: [(column: Int, texts: Set<String>)] = []
    /// Fields that are added up.
    private(set) var totalled: [Int] = []
    /// What is added up: a field, in each of the records that a row makes.
    private struct Addend: Hashable {
        var field: Int
        var group: Int
    }

    private var sums: [Addend: Rational] = [:]
    /// The rows of the file that were added up.
    private(set) var summed: (count: Int, first: Int, last: Int)?
    /// What was not an exact number in every row.
    private var unknown: Set<Addend> = []
    private var isLost = false

    init(_ schema: TableSchema, _ header: TableHeader) {
        func columns(_ rules: [String: Set<String>]) -> [(column: Int, texts: Set<String>)] {
            rules.sorted { $0.key < $1.key }.compactMap { name, texts in
                schema.fields.firstIndex { $0.name == name }.flatMap { header.columnOfField[$0] }
                    .map { (column: $0, texts: Set(texts.map(Self.folded))) }
            }
        }
        skipped = columns(schema.rows.skipped)
        totals = columns(schema.rows.totals)
        if totals.isEmpty { return }
        for (index, field) in schema.fields.enumerated() {
            let isAdded = field.type == .integer && !schema.nominalFields.contains(field.name)
            if schema.rows.totalled?.contains(field.name) ?? isAdded { totalled.append(index) }
        }
    }

    var isActive: Bool { !skipped.isEmpty || !totals.isEmpty }

    /// What the current row is, where it is none of the table; `text` gives the text of a column.
    func kind(_ text: (Int) -> String) -> Kind? {
        if skipped.contains(where: { $0.texts.contains(Self.folded(text($0.column))) }) { return .skipped }
        return totals.contains { $0.texts.contains(Self.folded(text($0.column))) } ? .total : nil
    }

    /// `TỔNG  CỘNG` and `Tổng cộng` are the same text; `Tong cong` is another.
    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    mutating func add(_ row: [CellValue], group: Int, line: Int) {
        if summed?.last != line { summed = ((summed?.count ?? 0) + 1, summed?.first ?? line, line) }
        for field in totalled {
            let addend = Addend(field: field, group: group)
            switch row[field] {
            case .number(.value(let value, .exact)):
                if let sum = sums[addend, default: .zero].adding(value) {
                    sums[addend] = sum
                } else {
                    unknown.insert(addend)
                }
            case .number(.absent(.notApplicable)): break
            default: unknown.insert(addend)
            }
        }
    }

    /// A row could not be read: no sum is known any more.
    mutating func loseTrack() { isLost = true }

    func sum(of field: Int, group: Int) -> Rational? {
        let addend = Addend(field: field, group: group)
        return isLost || unknown.contains(addend) ? nil : sums[addend, default: .zero]
    }
}

enum TotalDiagnostic {
    static func none(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, "table.no-total-row",
            vi: "Không có dòng tổng nào như total_rows khai báo, nên không có gì để đối chiếu.",
            en: "There is no total row as total_rows declares it, so nothing was compared.", at: place,
            hint: Localized(
                vi:
                    "Xem dòng tổng có bị xóa, đổi tên hoặc nằm ngoài range không; tệp không có dòng tổng thì bỏ total_rows.",
                en: "See whether it was deleted, renamed or lies outside range; a file without one needs no total_rows."
            ))
    }

    static func mismatch(
        _ field: String, _ stated: Rational, _ sum: Rational, of rows: (count: Int, first: Int, last: Int)?,
        at location: SourceLocation
    ) -> Diagnostic {
        let difference = stated.subtracting(sum)
        func words(_ value: Rational?, _ notation: NumberNotation) -> String { value?.written(in: notation) ?? "?" }
        let added =
            switch rows {
            case nil:
                Localized(vi: "không có dòng nào ở trên, cộng lại được", en: "no row stands above it, which makes")
            case (1, let line, _)?: Localized(vi: "dòng \(line) ghi", en: "row \(line) says")
            case (let count, let first, let last)?:
                Localized(
                    vi: "\(count) dòng từ dòng \(first) đến dòng \(last) cộng lại được",
                    en: "the \(count) rows from \(first) to \(last) add up to")
            }
        return Diagnostic(
            .error, "table.total-mismatch",
            vi:
                "Cột “\(field)”: dòng tổng ghi \(words(stated, .vietnamese)), \(added.vietnamese) \(words(sum, .vietnamese)), lệch \(words(difference, .vietnamese)).",
            en:
                "Column “\(field)”: the total row says \(words(stated, .plain)), \(added.text(in: .english)) \(words(sum, .plain)), a difference of \(words(difference, .plain)).",
            at: location, excerpt: words(stated, .plain),
            hint: Localized(
                vi:
                    "Sửa số trong tệp; nếu cột này không phải là số cộng được, liệt kê các cột cần so trong total_rows: check.",
                en:
                    "Correct the file; if the column does not add up by nature, list those that do in total_rows: check."
            ))
    }
}
