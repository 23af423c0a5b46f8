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
        // What is left of a digit is its value, of a dash (bytes 4 and 7) nothing.
        let digits = word ^ 0x2D30_302D_3030_3030
        let last = UInt64(tail ^ 0x3030)
        guard areDigits(digits, last), digits & 0xFF00_00FF_0000_0000 == 0 else { return nil }
        let pairs = pairs(digits)
        return day(
            year: pairs & 0xFF &* 100 &+ (pairs >> 16 & 0xFF), month: pairs >> 40 & 0xFF, day: Self.pairs(last) & 0xFF,
            months)
    }

    /// `28/02/2024`; nil for anything else. Ten bytes.
    @inline(__always)
    static func dayMonthYear(_ bytes: UnsafePointer<UInt8>, _ months: UnsafePointer<Int32>) -> Int32? {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        let tail = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        // Bytes 2 and 5 are slashes.
        let digits = word ^ 0x3030_2F30_302F_3030
        let last = UInt64(tail ^ 0x3030)
        guard areDigits(digits, last), digits & 0x0000_FF00_00FF_0000 == 0 else { return nil }
        let pairs = pairs(digits)
        return day(
            year: (pairs >> 48 & 0xFF) &* 100 &+ Self.pairs(last) & 0xFF, month: pairs >> 24 & 0xFF, day: pairs & 0xFF,
            months)
    }

    @inline(__always)
    private static func day(year: UInt64, month: UInt64, day: UInt64, _ months: UnsafePointer<Int32>) -> Int32? {
        // What is too small wraps around and is too large.
        guard year &- 1900 < 300, month &- 1 < 12, day >= 1 else { return nil }
        let index = Int(truncatingIfNeeded: (year &- 1900) &* 12 &+ month &- 1)
        let result = months[index] &+ Int32(truncatingIfNeeded: day)
        return result <= months[index &+ 1] ? result : nil
    }

    /// The number that every two neighbouring digits make, in the byte of the first; digits are 0 to 9, so that no byte
    /// carries into the next.
    @inline(__always)
    private static func pairs(_ digits: UInt64) -> UInt64 { digits &* 10 &+ digits >> 8 }

    /// Whether all bytes are 0 to 9.
    @inline(__always)
    private static func areDigits(_ first: UInt64, _ second: UInt64) -> Bool {
        // 10 to 127 reach the highest bit when 118 is added, which carries nowhere unless that bit was set already.
        let high: UInt64 = 0x8080_8080_8080_8080
        let sums = ((first & ~high) &+ 0x7676_7676_7676_7676) | ((second & ~high) &+ 0x7676_7676_7676_7676)
        return (sums | first | second) & high == 0
    }
}
