import Metrics
import Tables

/// A province that does not exist: dossiers of administrative procedures for tests and benchmarks. Every file says that
/// it is synthetic. The same seed makes the same bytes.
public struct DossierSample: Sendable {
    public let rowCount: Int
    public let seed: UInt64
    /// The days on which dossiers are received and closed; what is open at the end is pending.
    public let days: ClosedRange<CalendarDate>

    let calendar: WorkingCalendar
    private let workingDays: [CalendarDate]
    private let dayTexts: [[UInt8]]
    private let units: [SampleUnit]
    private let story: SampleStory?
    /// For each working day how much comes on it and on all before.
    private let load: [Int]

    static let fieldCount = 20
    static let proceduresPerField = 30

    /// The most months there can be: none lies before 2001.
    public static let mostMonths = 306

    /// - Parameter months: how many, up to June 2026.
    /// - Parameter hasStory: whether there are seasons, units that truly differ, and a change of procedure; otherwise the
    ///   same happens on every day.
    ///
    /// Nil where `months` are not from 1 to `mostMonths`, or `rowCount` is negative.
    public init?(rowCount: Int, seed: UInt64, months: Int = 30, hasStory: Bool = false) {
        // Months are counted from the year 0.
        let start = 2026 * 12 + 6 - months
        guard (1...Self.mostMonths).contains(months), rowCount >= 0,
            let first = CalendarDate(year: start / 12, month: start % 12 + 1, day: 1),
            let last = CalendarDate(year: 2026, month: 6, day: 30),
            let calendar = SampleCalendar.calendar(start / 12...2027), let story = SampleStory()
        else { return nil }
        self.rowCount = rowCount
        self.seed = seed
        self.calendar = calendar
        days = first...last
        workingDays = (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:)).filter {
            calendar.isWorkingDay($0) == true
        }
        dayTexts = (0..<calendar.workingDaysThrough.count).map {
            Array(CalendarDate(dayNumber: calendar.firstDay + Int32($0)).iso.utf8)
        }
        units = SampleUnit.all
        self.story = hasStory ? story : nil
        var sum = 0
        load = workingDays.map { day in
            sum += hasStory ? story.weight(of: day) : 1
            return sum
        }
    }

    /// The day on which the dossier at `row` is received: rows come in the order of days.
    private func received(_ row: Int) -> CalendarDate {
        let place = row * (load.last ?? 0) / rowCount
        var (low, high) = (0, load.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if load[middle] > place { high = middle } else { low = middle + 1 }
        }
        return workingDays[low]
    }

    /// The columns of the file.
    public static let header =
        "code,procedure,field,unit,channel,received,due,extended_due,completed,status,satisfaction\n"

    /// Writes the file piece by piece.
    public func writeRows<Failure: Error>(
        to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var random = RandomNumbers(seed: seed)
        var buffer = Array(Self.header.utf8)
        buffer.reserveCapacity(1 << 20)
        for row in 0..<rowCount {
            appendRow(row, &random, &buffer)
            if buffer.count > 1 << 20 - 512 || row == rowCount - 1 {
                try Self.flush(&buffer, write)
            }
        }
        if rowCount == 0 { try Self.flush(&buffer, write) }
    }

    private static func flush<Failure: Error>(
        _ buffer: inout [UInt8], _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let result: Result<Void, Failure> = buffer.withUnsafeBytes { bytes in
            do throws(Failure) {
                return .success(try write(bytes))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        buffer.removeAll(keepingCapacity: true)
    }

    private func appendRow(_ row: Int, _ random: inout RandomNumbers, _ buffer: inout [UInt8]) {
        let comma = UInt8(ascii: ",")
        // Rows come in the order in which dossiers are received, as systems export them.
        let received = received(row)
        let field = random.below(Self.fieldCount)
        let procedure = random.below(Self.proceduresPerField)
        let unit = units[min(random.below(units.count), random.below(units.count))]
        // 1 to 30 working days, the same for every dossier of a procedure.
        let term = 1 + (field * 7 + procedure * 11) % 30
        buffer.append(contentsOf: "GD".utf8)
        Self.append(row, digits: 8, &buffer)
        buffer.append(comma)
        buffer.append(UInt8(ascii: "F"))
        Self.append(field + 1, digits: 2, &buffer)
        buffer.append(UInt8(ascii: "."))
        Self.append(procedure + 1, digits: 3, &buffer)
        buffer.append(contentsOf: ",linh-vuc-".utf8)
        Self.append(field + 1, digits: 2, &buffer)
        buffer.append(comma)
        buffer.append(contentsOf: unit.id)
        buffer.append(comma)
        let channel = random.below(100)
        buffer.append(contentsOf: (channel < 55 ? "truc-tuyen" : channel < 95 ? "truc-tiep" : "buu-chinh").utf8)
        buffer.append(comma)
        append(received, &buffer)
        buffer.append(comma)
        let hasDue = !random.happens(50)
        if hasDue { append(calendar.adding(workingDays: term, to: received), &buffer) }
        buffer.append(comma)
        if random.happens(300) { append(calendar.adding(workingDays: term + 5, to: received), &buffer) }
        buffer.append(comma)
        let taken = processingDays(term, lateness(unit, received), &random)
        let completed = calendar.adding(workingDays: taken, to: received)
        let isPending = completed.map { $0 > days.upperBound } ?? true
        if !isPending { append(completed, &buffer) }
        buffer.append(comma)
        let outcome = random.below(1000)
        let status =
            isPending
            ? "dang-giai-quyet"
            : outcome < 940 ? "da-giai-quyet" : outcome < 970 ? "tra-lai" : outcome < 985 ? "rut-ho-so" : "tu-choi"
        buffer.append(contentsOf: status.utf8)
        buffer.append(comma)
        if !isPending, random.happens(4000) {
            buffer.append(UInt8(ascii: "5") - UInt8(min(random.below(12), random.below(5))))
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Most dossiers end before or on their due date; how many do not depends on the unit.
    private func processingDays(_ term: Int, _ lateness: Int, _ random: inout RandomNumbers) -> Int {
        if random.happens(lateness) { return term + 1 + random.below(10) }
        return random.happens(2500) ? term : term == 1 ? random.below(2) : random.below(term)
    }

    private func lateness(_ unit: SampleUnit, _ received: CalendarDate) -> Int {
        story?.lateness(unit.lateness, unit: unit.code, received: received) ?? unit.lateness
    }

    private func append(_ date: CalendarDate?, _ buffer: inout [UInt8]) {
        guard let date else { return }
        buffer.append(contentsOf: dayTexts[Int(date.dayNumber - calendar.firstDay)])
    }

    private static func append(_ number: Int, digits: Int, _ buffer: inout [UInt8]) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            buffer.append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }
}

/// A unit of the province that does not exist.
struct SampleUnit: Sendable {
    var code: String
    var id: [UInt8]
    var name: String
    /// Late dossiers in ten thousand.
    var lateness: Int

    static let all: [SampleUnit] =
        (1...20).map { number in
            SampleUnit(
                code: "so-\(two(number))", id: Array("so-\(two(number))".utf8), name: "Sở giả định \(two(number))",
                lateness: 40 + number * 23 % 400)
        }
        + (1...75).map { number in
            SampleUnit(
                code: "xa-\(two(number))", id: Array("xa-\(two(number))".utf8), name: "Xã giả định \(two(number))",
                lateness: 60 + number * 37 % 700)
        }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Holidays on fixed days only, weekends otherwise: enough for dossiers that do not exist.
enum SampleCalendar {
    static let holidays: [(month: Int, day: Int, name: String)] = [
        (1, 1, "Tết Dương lịch"), (4, 30, "Ngày 30 tháng 4"), (5, 1, "Ngày 1 tháng 5"), (9, 2, "Quốc khánh"),
    ]

    static func calendar(_ years: ClosedRange<Int>) -> WorkingCalendar? {
        let entries = years.flatMap { year in
            holidays.compactMap { holiday in
                CalendarDate(year: year, month: holiday.month, day: holiday.day).map {
                    CalendarEntry(date: $0, kind: .holiday, name: .init(vi: holiday.name))
                }
            }
        }
        return WorkingCalendar(years: years, entries: entries)
    }

    static func yaml(_ years: ClosedRange<Int>) -> String {
        var text =
            "# Lịch giả định, chỉ có ngày nghỉ cố định. / A synthetic calendar with fixed holidays only.\nyears:\n"
        for year in years {
            text += "  \(year):\n"
            for holiday in holidays {
                let date = CalendarDate(year: year, month: holiday.month, day: holiday.day)?.iso ?? ""
                text += "    - {date: \(date), kind: holiday, name: \"\(holiday.name)\"}\n"
            }
        }
        return text
    }
}
