/// Dates as day numbers, straight from bytes, in the one form that nearly every cell has.
enum DateDecoder {
    /// Stands for an absent date.
    static let absent = Int32.min

    /// Day number of the last day before each month, from January 1900; one entry more than months.
    private static let monthStarts: [Int32] = {
        var starts: [Int32] = []
        for year in 1900...2200 {
            for month in 1...12 where year < 2200 || month == 1 {
                // 2200 itself is out of range, so its first day is counted from the last one in range.
                let first = CalendarDate(year: year, month: month, day: 1)?.dayNumber
                let afterLast = (CalendarDate(year: 2199, month: 12, day: 31)?.dayNumber ?? 0) + 1
                starts.append((first ?? afterLast) - 1)
            }
        }
        return starts
    }()

    /// Reads cells through `body`, which gets the table of months once.
    static func withTable<Result>(_ body: (UnsafePointer<Int32>) -> Result) -> Result {
        monthStarts.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("the table of months is never empty") }
            return body(base)
        }
    }

    /// `2024-02-28`; nil for anything else. Ten bytes.
    @inline(__always)
    static func iso(_ bytes: UnsafePointer<UInt8>, _ months: UnsafePointer<Int32>) -> Int32? {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        let tail = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        // Bytes 4 and 7 are dashes; the rest of the first word and the tail are digits.
        guard word & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
        let digits = (word & 0x00FF_FF00_FFFF_FFFF) | 0x3000_0030_0000_0000
        guard isDigits(digits), isDigits(UInt64(tail) | 0x3030_3030_3030_0000) else { return nil }
        let year = number(bytes, 0) * 100 + number(bytes, 2)
        return day(year: year, month: number(bytes, 5), day: number(bytes, 8), months)
    }

    /// `28/02/2024`; nil for anything else. Ten bytes.
    @inline(__always)
    static func dayMonthYear(_ bytes: UnsafePointer<UInt8>, _ months: UnsafePointer<Int32>) -> Int32? {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        let tail = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        // Bytes 2 and 5 are slashes.
        guard word & 0x0000_FF00_00FF_0000 == 0x0000_2F00_002F_0000 else { return nil }
        let digits = (word & 0xFFFF_00FF_FF00_FFFF) | 0x0000_3000_0030_0000
        guard isDigits(digits), isDigits(UInt64(tail) | 0x3030_3030_3030_0000) else { return nil }
        let year = number(bytes, 6) * 100 + number(bytes, 8)
        return day(year: year, month: number(bytes, 3), day: number(bytes, 0), months)
    }

    @inline(__always)
    private static func day(year: Int, month: Int, day: Int, _ months: UnsafePointer<Int32>) -> Int32? {
        guard year >= 1900, year <= 2199, month >= 1, month <= 12, day >= 1 else { return nil }
        let index = (year - 1900) * 12 + month - 1
        let result = months[index] + Int32(truncatingIfNeeded: day)
        return result <= months[index + 1] ? result : nil
    }

    @inline(__always)
    private static func number(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> Int {
        Int(bytes[offset]) * 10 + Int(bytes[offset + 1]) - 11 * 0x30
    }

    /// Whether all eight bytes are ASCII digits.
    @inline(__always)
    private static func isDigits(_ word: UInt64) -> Bool {
        let high = word & 0xF0F0_F0F0_F0F0_F0F0
        // 0x3A to 0x3F carry into the high half when 6 is added; digits do not.
        let carried = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
        return high == 0x3030_3030_3030_3030 && carried == 0x3030_3030_3030_3030
    }
}
