import Samples
import Tables
import Testing

@testable import Metrics

/// Measures over records against a count of one record after another.
@Suite struct EventMeasureTests {
    private static let grains: [Plan.Periods] = [
        .grain(.month, .calendar), .grain(.quarter, .calendar), .grain(.year, .calendar), .grain(.month, .statutory),
        .grain(.quarter, .statutory),
    ]

    private static func sample(_ seed: Int, _ count: Int = 300) throws -> (sample: EventSample, records: [RandomRecord])
    {
        var numbers = RandomNumbers(seed: UInt64(seed))
        var sample = EventSample()
        let records = try (0..<count).map { _ in try RandomRecord(&numbers) }
        sample.rows = records.map(\.line)
        return (sample, records)
    }

    private static func free() throws -> Plan.Periods {
        .list([
            Period(from: try day("2024-02-03"), to: try day("2024-02-20")),
            Period(from: try day("2024-02-10"), to: try day("2024-07-09")),
            Period(day: try day("2024-03-04")),
        ])
    }

    /// Whether a record is open at the end of a day.
    private static func isOpen(_ record: RandomRecord, _ date: CalendarDate) -> Bool {
        guard let from = record.date("d"), from <= date else { return false }
        return record.date("e").map { date < $0 } ?? true
    }

    @Test(
        "A stock is the number of records open on the last day, an opening one that of the day before", arguments: 1...3
    )
    func stocks(seed: Int) throws {
        var (sample, records) = try Self.sample(seed)
        try sample.stock("pending")
        try sample.stock("opening", isOpening: true)
        try sample.stock("of_a", where: "k = 'a'")
        try sample.stock("past", past: "day_after(d, n)")
        try sample.stock("ever", until: nil)
        let executor = try sample.executor(workers: 2, chunkSize: 700)
        for periods in try Self.grains + [Self.free()] {
            for row in try executor.execute(sample.plan(in: periods)) {
                let days = try #require(row.key.period.interval)
                let last = days.upperBound
                let expected = [
                    records.count { Self.isOpen($0, last) },
                    records.count { Self.isOpen($0, days.lowerBound.advanced(by: -1)) },
                    records.count { Self.isOpen($0, last) && $0.text("k") == "a" },
                    records.count { record in
                        guard let number = record.number("n"), let from = record.date("d") else { return false }
                        return Self.isOpen(record, last) && from.advanced(by: number.numerator) < last
                    },
                    records.count { $0.date("d").map { $0 <= last } ?? false },
                ]
                #expect(row.readings.map(\.quantity) == expected.map(known), "\(row.label)")
            }
        }
    }

    @Test("A closing stock is the opening one of the next period")
    func chaining() throws {
        var (sample, _) = try Self.sample(4)
        try sample.stock("pending")
        try sample.stock("opening", isOpening: true)
        let executor = try sample.executor()
        for periods in Self.grains {
            let rows = try executor.execute(sample.plan(in: periods))
            for (row, next) in zip(rows, rows.dropFirst()) {
                #expect(row.readings[0].quantity == next.readings[1].quantity, "\(row.label)")
            }
        }
    }

    @Test("Order and number statistics are those of the sorted values", arguments: 1...3)
    func statistics(seed: Int) throws {
        var (sample, records) = try Self.sample(seed)
        for index in records.indices where records[index].number("m") == nil {
            records[index].cells[1] = "0.5"
            records[index].values["m"] = .number(try rational(1, 2), .exact)
        }
        sample.rows = records.map(\.line)
        for aggregate in [Aggregate.sum, .min, .max, .average, .median] {
            try sample.value(aggregate.rawValue, aggregate, of: "m")
        }
        try sample.value("p90", .percentile, of: "m", share: try rational(9, 10))
        try sample.value("large", .median, of: "m * 1000")
        let executor = try sample.executor(workers: 3, chunkSize: 500)
        for periods in try Self.grains + [Self.free()] {
            for row in try executor.execute(sample.plan(in: periods)) {
                let days = try #require(row.key.period.interval)
                let values = records.filter { $0.date("d").map(days.contains) ?? false }.compactMap { $0.number("m") }
                    .sorted()
                let naive = try Self.statistics(values)
                #expect(row.readings.map(\.quantity) == naive, "\(row.label)")
            }
        }
    }

    /// In the order of the measures above.
    private static func statistics(_ values: [Rational]) throws -> [Quantity] {
        guard let least = values.first, let greatest = values.last else {
            return [known(0)] + [Quantity](repeating: .absent(.notApplicable), count: 6)
        }
        let sum = try values.reduce(Rational.zero) { try #require($0.adding($1)) }
        func percentile(_ share: Rational) throws -> Rational {
            let position = try #require(share.multiplied(by: Rational(values.count - 1)))
            let index = position.numerator / position.denominator
            let fraction = try #require(position.subtracting(Rational(index)))
            let step = try #require(values[min(index + 1, values.count - 1)].subtracting(values[index]))
            return try #require(step.multiplied(by: fraction)?.adding(values[index]))
        }
        let median = try percentile(rational(1, 2))
        return [
            sum, least, greatest, try #require(sum.divided(by: Rational(values.count))), median,
            try percentile(rational(9, 10)), try #require(median.multiplied(by: Rational(1000))),
        ].map { .value($0, .exact) }
    }

    @Test("Different texts are counted once over all workers, and by member")
    func distinct() throws {
        var numbers = RandomNumbers(seed: 9)
        var sample = EventSample()
        var expected: [String: Set<Int>] = [:]
        sample.rows = (0..<500).map { _ in
            let (kind, text) = (numbers.one(of: ["a", "b"]), numbers.below(60))
            expected[kind, default: []].insert(text)
            return "1,1,2024-05-06,,\(kind),mã \(text)"
        }
        try sample.value("texts", .countDistinct, of: "t")
        let executor = try sample.executor(workers: 4, chunkSize: 100)
        let rows = try executor.execute(sample.plan(by: ["k"], in: .grain(.year, .calendar)))
        let found = rows.map { [$0.label: $0.readings[0].quantity] }
        #expect(found == ["a", "b"].map { ["2024 \($0)": known(expected[$0]?.count ?? 0)] })
    }

    @Test("Different values of a closed list are counted, and those that are not in it are errors")
    func distinctMembers() throws {
        var sample = EventSample()
        sample.rows = ["1,1,2024-01-05,,a,", "1,1,2024-01-06,,b,", "1,1,2024-01-07,,a,", "1,1,2024-03-07,,,"]
        try sample.value("kinds", .countDistinct, of: "k")
        let executor = try sample.executor(workers: 2, chunkSize: 40)
        let rows = try executor.execute(sample.plan(in: try periods("2024-01", "2024-02", "2024-03")))
        #expect(rows.map { $0.readings[0].quantity } == [known(2), known(0), .notComputable(.missing("k"))])
        sample.rows.append("1,1,2024-01-05,,z,")
        let pass = try sample.executor().prepare([sample.plan(in: .grain(.month, .calendar))])
        #expect(pass.diagnostics.map(\.code) == ["table.not-allowed"])
    }

    @Test("A value that is missing in some record is not computed with")
    func missingValue() throws {
        var sample = EventSample()
        sample.rows = ["1,2,2024-01-05,,a,", "2,,2024-02-05,,a,"]
        try sample.value("total", .sum, of: "m")
        let rows = try sample.executor().execute(sample.plan(in: try periods("2024-01", "2024-02")))
        #expect(rows.map { $0.readings[0].quantity } == [known(2), .notComputable(.missing("m"))])
    }

    @Test("Periods that do not lie in the days covered are not computable; days of any other count")
    func coverage() throws {
        var sample = EventSample()
        sample.covers = "2024-02-01..2024-05-20"
        sample.rows = ["1,1,2024-02-05,,a,", "1,1,2024-05-15,,a,"]
        try sample.count("all")
        let plan = try sample.plan(in: try periods("2024-01", "2024-02", "2024-Q1", "2024-05", "2024-04"))
        let rows = try sample.executor().execute(plan)
        let outside = Quantity.notComputable(.notCovered(try sample.days()))
        let expected = [
            "2024-01": outside, "2024-Q1": outside, "2024-02": known(1), "2024-04": known(0), "2024-05": outside,
        ]
        #expect(Dictionary(uniqueKeysWithValues: rows.map { ($0.label, $0.readings[0].quantity) }) == expected)
        let months = try sample.executor().execute(sample.plan(in: .grain(.month, .calendar)))
        #expect(months.map(\.label) == ["2024-02", "2024-03", "2024-04"])
    }
}
