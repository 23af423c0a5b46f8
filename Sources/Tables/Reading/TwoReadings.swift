import Diagnostics

/// The words for a cell that may mean two things: both are shown, none is chosen.
struct TwoReadings {
    private let field: FieldSchema

    init(_ field: FieldSchema) { self.field = field }

    func message(_ problem: CellProblem, _ quoted: Localized) -> Localized {
        let (text, english) = (quoted.vietnamese, quoted.text(in: .english))
        switch problem {
        case .ambiguousPoint:
            let whole = text.filter { $0 != "." }
            let decimal = text.replacing(".", with: ",")
            return Localized(
                vi: "“\(text)” có hai cách hiểu: \(whole) (dấu chấm ngăn nhóm nghìn) hoặc \(decimal) (số thập phân)",
                en: "“\(text)” may mean two things: \(whole) (the dot groups thousands) or \(text) (a decimal number)")
        case .noPercentSign(let value):
            let scaled = value.multiplied(by: Rational(100)) ?? value
            return Localized(
                vi:
                    "“\(text)” không có dấu % nên có hai cách hiểu: \(text)% hoặc \(scaled.written(in: .vietnamese))%",
                en:
                    "“\(english)” has no % and may mean two things: \(english)% or \(scaled.written(in: field.notation))%"
            )
        case .ambiguousDate(let first, let second):
            return Localized(
                vi: "“\(text)” có hai cách hiểu: \(Self.vietnamese(first)) hoặc \(Self.vietnamese(second))",
                en: "“\(text)” may mean two days: \(first.iso) or \(second.iso)")
        case .otherTimeZone(let there, let here):
            return Localized(
                vi:
                    "“\(text)” là \(Self.vietnamese(there)) theo múi giờ đã ghi nhưng là \(Self.vietnamese(here)) ở Việt Nam",
                en: "“\(text)” is \(there.iso) in the time zone it names but \(here.iso) in Vietnam")
        case .ambiguousPeriod(let first, let second):
            return Localized(
                vi: "“\(text)” có hai cách hiểu: \(first.identifier) hoặc \(second.identifier)",
                en: "“\(text)” may mean two periods: \(first.identifier) or \(second.identifier)")
        default: return Localized(vi: text)
        }
    }

    func hint(_ problem: CellProblem) -> Localized? {
        switch problem {
        case .ambiguousPoint:
            Localized(
                vi:
                    "Khai báo cách viết số của cột: number: vi (1.234 là 1234) hoặc number: plain (1.234 là số thập phân).",
                en:
                    "Declare how the column writes numbers: number: vi (1.234 is 1234) or number: plain (1.234 is a decimal)."
            )
        case .noPercentSign:
            Localized(
                vi:
                    "Ghi dấu % sau con số (95,2%); nếu cả cột ghi 95,2 và dấu % ở tiêu đề cột, khai báo percent: heading cho cột.",
                en:
                    "Write % after the number; if the whole column says 95.2 and the % is in its heading, declare percent: heading for it."
            )
        case .ambiguousDate:
            Localized(
                vi: "Viết lại ngày như \(field.dates.sample), hoặc khai báo dates: dd/mm/yyyy cho cột.",
                en: "Rewrite the date as \(field.dates.sample), or declare dates: dd/mm/yyyy for the column.")
        case .ambiguousPeriod(let first, let second) where first.grain == .day:
            Localized(
                vi: "Ô là ngày: đặt định dạng Text rồi gõ lại \(first.identifier) hoặc \(second.identifier).",
                en: "The cell is a date: format it as Text and type \(first.identifier) or \(second.identifier).")
        case .ambiguousPeriod(let first, let second):
            Localized(
                vi: "Ghi đúng một trong hai: \(first.identifier) hoặc \(second.identifier).",
                en: "Write the one that is meant: \(first.identifier) or \(second.identifier).")
        case .otherTimeZone:
            Localized(
                vi: "Xuất lại số liệu theo giờ Việt Nam (+07:00), hoặc chỉ ghi ngày.",
                en: "Export the data in Vietnamese time (+07:00), or write the day alone.")
        default: nil
        }
    }

    /// `3/4/2024` would be ambiguous itself.
    private static func vietnamese(_ date: CalendarDate) -> String {
        "ngày \(date.day) tháng \(date.month) năm \(date.year)"
    }
}
