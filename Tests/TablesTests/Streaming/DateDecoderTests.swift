import Testing

@testable import Tables

@Suite struct DateDecoderTests {
    private static func iso(_ text: String) -> Int32? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            DateDecoder.withTable { months in bytes.baseAddress.flatMap { DateDecoder.iso($0, months) } }
        }
    }

    private static func dayMonthYear(_ text: String) -> Int32? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            DateDecoder.withTable { months in bytes.baseAddress.flatMap { DateDecoder.dayMonthYear($0, months) } }
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test("Every day of 1900 to 2199 has its day number in both notations, and no other day has one")
    func everyDay() {
        var wrong: [String] = []
        for year in 1899...2200 {
            for month in 0...13 {
                for day in 0...32 {
                    let expected = CalendarDate(year: year, month: month, day: day)?.dayNumber
                    let iso = "\(year)-\(Self.two(month))-\(Self.two(day))"
                    let local = "\(Self.two(day))/\(Self.two(month))/\(year)"
                    if Self.iso(iso) != expected || Self.dayMonthYear(local) != expected { wrong.append(iso) }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("A date in which any one byte is another is another date or none")
    func otherBytes() {
        var wrong: [String] = []
        for (text, read) in [("2024-02-28", Self.iso), ("28/02/2024", Self.dayMonthYear)] {
            for position in 0..<10 {
                for byte in UInt8(1)...127 {
                    var bytes = Array(text.utf8)
                    bytes[position] = byte
                    let changed = String(decoding: bytes, as: UTF8.self)
                    let pieces = changed.split(
                        separator: text.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
                    let isDigits = pieces.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
                    let numbers = pieces.compactMap { Int($0) }
                    var expected: CalendarDate?
                    if isDigits, numbers.count == 3,
                        pieces.map(\.utf8.count)
                            == text.split(separator: text.contains("/") ? "/" : "-").map(\.utf8.count)
                    {
                        expected =
                            text.contains("/")
                            ? CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
                            : CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
                    }
                    if read(changed) != expected?.dayNumber { wrong.append(changed) }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test(
        "What is no date is none",
        arguments: [
            "2024-02-30", "2023-02-29", "1900-02-29", "2024/02/28", "28-02-2024", "2024-2-028", "          ",
            "ngày 1/1 ", "2024-02-2a", "２024-02",
        ])
    func badTexts(text: String) {
        #expect(Self.iso(text) == nil)
        #expect(Self.dayMonthYear(text) == nil)
    }
}
