import Diagnostics
import Samples
import Synchronization
import Tables
import Testing

@testable import Metrics

@Suite struct EventPassTests {
    private static func sample() throws -> EventSample {
        var numbers = RandomNumbers(seed: 5)
        var sample = EventSample()
        sample.rows = try (0..<400).map { _ in try RandomRecord(&numbers).line }
        try sample.count("all")
        try sample.count("late", where: "n > 3")
        try sample.stock("pending")
        try sample.value("days", .countDistinct, of: "t")
        return sample
    }

    @Test("What was not prepared costs another pass and gives the same")
    func unprepared() throws {
        let sample = try Self.sample()
        let plans = [
            try sample.plan(in: .grain(.month, .calendar)),
            try sample.plan(["late"], by: ["k"], in: .grain(.quarter, .statutory)),
            try sample.plan(["pending"], by: ["k"], of: ["k": ["b"]], in: .grain(.year, .calendar)),
            try sample.plan(["all", "late"], where: "t = 'x'", in: try periods("2024-H1")),
            try sample.plan(
                ["all"], by: ["k"], in: .list([Period(from: try day("2024-02-03"), to: try day("2024-03-02"))])),
        ]
        let prepared = try sample.executor()
        let pass = prepared.prepare(plans)
        #expect(pass.rowCount == 400)
        #expect(pass.diagnostics == [])
        let unprepared = try sample.executor(workers: 3, chunkSize: 300)
        for plan in plans + plans.reversed() {
            let rows = try prepared.execute(plan)
            #expect(!rows.isEmpty)
            #expect(try unprepared.execute(plan) == rows)
        }
    }

    @Test("Plans that were not foreseen are each read once, however often they take turns")
    func turns() throws {
        let sample = try Self.sample()
        let passes = Mutex(0)
        let settings = ScanSettings(workers: 1, progress: { _ in passes.withLock { $0 += 1 } })
        let dataset = try sample.dataset()
        let executor = EventExecutor(dataset, try #require(dataset.records), calendar: nil, settings: settings)
        let plans = [
            try sample.plan(["all"], by: ["k"], in: .grain(.month, .calendar)),
            try sample.plan(["late"], by: ["k"], in: .grain(.quarter, .statutory)),
        ]
        for _ in 0..<3 { for plan in plans { _ = try executor.execute(plan) } }
        // The file is one chunk, so progress is told once a pass.
        #expect(passes.withLock { $0 } == 2)
    }

    @Test("Plans that were not foreseen and are asked by several threads at once are each answered, and read once")
    func threads() throws {
        let sample = try Self.sample()
        let plans = try (1...12).map { month in
            let days = Period(from: try day("2024-01-02"), to: try day("2024-\(month < 10 ? "0" : "")\(month)-20"))
            return try sample.plan(["all"], by: ["k"], in: .list([days]))
        }
        let passes = Mutex(0)
        let settings = ScanSettings(workers: 1, progress: { _ in passes.withLock { $0 += 1 } })
        let dataset = try sample.dataset()
        let executor = EventExecutor(dataset, try #require(dataset.records), calendar: nil, settings: settings)
        let expected = try plans.map { try sample.executor().execute($0) }
        let answers = concurrentMap(plans.count * 4) { index in
            Result { try executor.execute(plans[index % plans.count]) }
        }
        for (index, answer) in answers.enumerated() { #expect(try answer.get() == expected[index % plans.count]) }
        #expect(passes.withLock { $0 } == plans.count)
    }

    @Test("Where no record is counted the number is zero, with and without a split")
    func zeros() throws {
        var sample = EventSample()
        sample.rows = ["1,1,2024-01-05,,a,x", "1,1,2024-01-05,,b,x"]
        try sample.count("none", where: "n > 3")
        let executor = try sample.executor()
        let month = try periods("2024-01")
        func labels(_ plan: Plan) throws -> [String: Quantity?] {
            Dictionary(uniqueKeysWithValues: try executor.execute(plan).map { ($0.label, $0.readings.first?.quantity) })
        }
        #expect(try labels(sample.plan(in: month)) == ["2024-01": known(0)])
        #expect(try labels(sample.plan(by: ["k"], in: month)) == ["2024-01 a": known(0), "2024-01 b": known(0)])
        #expect(try labels(sample.plan(where: "t = 'y'", in: month)) == ["2024-01": known(0)])
        #expect(try labels(sample.plan(by: ["k"], of: ["k": ["c"]], in: month)) == ["2024-01 c": known(0)])
        #expect(try labels(sample.plan(by: ["k"], where: "k = 'a'", in: month)) == ["2024-01 a": known(0)])
    }

    @Test("A cube too large to be laid out beforehand gives the same as one that is not")
    func sparse() throws {
        let small = try Self.sample()
        var large = small
        // Three columns more of 200 members each, all of them absent: too many combinations for one array.
        let members = (0..<200).map { "m\($0)" }
        for name in ["p", "q", "r"] { large.fields.append(EventSample.field(name, .string, members: members)) }
        large.rows = small.rows.map { $0 + ",m7,m199,m0" }
        for workers in [1, 3] {
            let periods = Plan.Periods.grain(.month, .calendar)
            let expected = try small.executor().execute(small.plan(by: ["k"], in: periods))
            let rows = try large.executor(workers: workers, chunkSize: 400)
                .execute(large.plan(by: ["k", "p", "q", "r"], in: periods))
            #expect(rows.map(\.readings) == expected.map(\.readings))
            #expect(rows.map(\.label) == expected.map { $0.label + " m7 m199 m0" })
        }
    }

    @Test("Records that break a rule are reported with their lines")
    func rules() throws {
        var sample = EventSample()
        sample.rows = ["1,1,2024-01-05,,a,x", "1,1,2024-01-05,2024-01-04,a,x", ",,2024-01-05,,a,\"x\ny\"", "1,1,,,b,"]
        try sample.rule("closed", "e >= d")
        try sample.rule("opened", "is_available(d)")
        try sample.count("all")
        for chunkSize in [1, 1 << 18] {
            let pass = try sample.executor(workers: 2, chunkSize: chunkSize)
                .prepare([sample.plan(in: .grain(.month, .calendar))])
            let places = pass.diagnostics.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
            #expect(places == ["closed 3:1", "opened 6:1"])
        }
    }

    @Test(
        "The key is checked in the first pass only, with what measures need of its columns and without",
        arguments: [0, 1])
    func key(measures: Int) throws {
        var sample = EventSample()
        sample.key = ["t", "k", "d"]
        sample.rows = ["1,1,2024-01-05,,a,x", "1,1,2024-01-05,,b,x", "1,1,2024-01-06,,a,x", "9,9,2024-01-05,,a, x"]
        try sample.count("all")
        if measures > 0 {
            try sample.count("some", where: "t = 'x' and k = 'b'")
            try sample.value("texts", .countDistinct, of: "t")
        }
        let dataset = try sample.dataset()
        let reports = Mutex([String]())
        var settings = ScanSettings(workers: 2, chunkSize: 30)
        settings.keysChecked = { dataset, report in reports.withLock { $0.append("\(dataset) \(report.keys)") } }
        let executor = EventExecutor(dataset, try #require(dataset.records), calendar: nil, settings: settings)
        let plan = try sample.plan(in: .grain(.month, .calendar))
        let pass = executor.prepare([plan])
        #expect(pass.diagnostics.map(\.code) == ["table.duplicate-key"])
        #expect(pass.diagnostics.first?.location?.line == 5)
        #expect(executor.prepare([plan]).diagnostics == [])
        #expect(reports.withLock { $0 } == ["events 4"])
    }

    @Test("Years that the calendar lacks are one diagnostic, however many records need them")
    func missingYears() throws {
        var sample = EventSample()
        sample.rows = (0..<50).map { "1,1,2024-01-05,20\(26 + $0 % 2)-01-05,a,x" }
        try sample.value("days", .median, of: "working_days(d, e)")
        let pass = try sample.executor(workers: 2, chunkSize: 100).prepare([sample.plan(in: .grain(.month, .calendar))])
        #expect(pass.diagnostics.map(\.code) == ["expression.calendar-year"])
        #expect(pass.diagnostics.first?.message.text(in: .english).contains("2026, 2027") == true)
    }

    @Test(
        "What a condition leaves out is asked for no working days, and need not fit", arguments: [1, 40, 1 << 18],
        [
            // By the measure's own condition, by one part of it, by the condition of the plan.
            ("year(d) = 2024", nil), ("k = 'a' and (k != 'a' or working_days(d, e) >= 0)", nil),
            ("k != 'b' and working_days(d, e) >= 0", nil), (nil, "year(d) = 2024"), (nil, "k = 'a'"),
            ("not (k = 'b' or working_days(d, e) < 0)", nil),
        ] as [(String?, String?)])
    func notAsked(chunkSize: Int, conditions: (measure: String?, plan: String?)) throws {
        var sample = EventSample()
        sample.rows = (0..<60).map {
            $0 % 3 == 0 ? "9000000000,900000.5,2015-01-0\(1 + $0 % 9),2015-02-01,b,x" : "1,1,2024-01-05,2024-01-08,a,x"
        }
        try sample.value("days", .median, of: "working_days(d, e)")
        try sample.value("square", .sum, of: "n * n * m")
        for index in sample.measures.indices {
            sample.measures[index].filter = try conditions.measure.map { try sample.expression($0) }
        }
        let plan = try sample.plan(where: conditions.plan, in: periods("2024-01"))
        let executor = try sample.executor(workers: 2, chunkSize: chunkSize)
        #expect(executor.prepare([plan]).diagnostics == [])
        let readings = try #require(try executor.execute(plan).first?.readings)
        #expect(readings.map(\.quantity) == [known(1), known(40)])
    }

    @Test("What one measure leaves out and another counts is asked for all the same")
    func askedByAnother() throws {
        var sample = EventSample()
        sample.rows = ["1,1,2015-01-05,2015-02-01,b,x", "1,1,2024-01-05,2024-01-08,a,x"]
        try sample.value("some", .median, of: "working_days(d, e)")
        sample.measures[0].filter = try sample.expression("k = 'a'")
        #expect(try sample.executor().prepare([sample.plan(in: periods("2024-01"))]).diagnostics == [])
        try sample.value("all", .median, of: "working_days(d, e)")
        let pass = try sample.executor().prepare([sample.plan(in: periods("2024-01"))])
        #expect(pass.diagnostics.first?.message.text(in: .english).contains("2015") == true)
    }
}
