import Samples
import Statistics
import Tables
import Testing

@testable import Metrics

/// The values behind a median over records, against a count of one record after another.
@Suite struct RecordDistributionTests {
    @Test("Every value is as often there as records have it, whatever the workers and chunks", arguments: 1...3)
    func values(seed: Int) throws {
        var numbers = RandomNumbers(seed: UInt64(seed))
        var sample = EventSample()
        let records = try (0..<300).map { _ in try RandomRecord(&numbers) }.filter { $0.number("m") != nil }
        sample.rows = records.map(\.line)
        try sample.count("count")
        try sample.value("middle", .median, of: "m")
        let plans = [
            try sample.plan(["middle"], by: ["k"], in: .grain(.quarter, .calendar)),
            try sample.plan(["middle"], where: "n > 2", in: .grain(.month, .calendar)),
        ]
        for (workers, chunkSize) in [(1, 1 << 18), (2, 700)] {
            for plan in plans {
                let found = try sample.executor(workers: workers, chunkSize: chunkSize).distributions(of: plan)
                #expect(!found.isEmpty)
                for (key, distribution) in found {
                    let days = try #require(key.period.interval)
                    let expected = records.filter { record in
                        guard let date = record.date("d"), days.contains(date) else { return false }
                        if plan.dimensions.isEmpty { return record.number("n").map { $0 > Rational(2) } ?? false }
                        return record.text("k") == key.members[0]
                    }.compactMap { $0.number("m") }
                    #expect(distribution == Distribution(expected), "\(key)")
                }
            }
        }
    }

    @Test("Of counts there are no values, and none where a record lacks its own or the days are not covered")
    func none() throws {
        var sample = EventSample()
        sample.rows = ["1,1.5,2024-01-05,,a,x", "1,,2024-02-05,,a,x", "1,2.5,2024-02-06,,a,x"]
        try sample.count("count")
        try sample.value("middle", .median, of: "m")
        let executor = try sample.executor()
        let months = Plan.Periods.grain(.month, .calendar)
        #expect(try executor.distributions(of: sample.plan(["count"], in: months)).isEmpty)
        let found = try executor.distributions(of: sample.plan(["middle"], in: months))
        #expect(found.keys.map(\.period.identifier) == ["2024-01"])
        let before = Plan.Periods.list([Period(from: try day("2023-12-01"), to: try day("2024-01-31"))])
        #expect(try executor.distributions(of: sample.plan(["middle"], in: before)).isEmpty)
    }
}
