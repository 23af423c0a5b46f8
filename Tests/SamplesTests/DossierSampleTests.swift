import Diagnostics
import Metrics
import Project
import Samples
import Tables
import Testing

@Suite struct DossierSampleTests {
    private static func bytes(_ sample: DossierSample) -> [UInt8] {
        var bytes: [UInt8] = []
        sample.writeRows { (piece: UnsafeRawBufferPointer) in bytes += piece }
        return bytes
    }

    @Test("The same seed makes the same bytes, another seed others")
    func seeds() throws {
        let first = Self.bytes(try #require(DossierSample(rowCount: 500, seed: 1)))
        #expect(Self.bytes(try #require(DossierSample(rowCount: 500, seed: 1))) == first)
        #expect(Self.bytes(try #require(DossierSample(rowCount: 500, seed: 2))) != first)
        #expect(first.count { $0 == 0x0A } == 501)
    }

    @Test("Without a dossier there is the header only, and impossible years are refused")
    func borders() throws {
        #expect(Self.bytes(try #require(DossierSample(rowCount: 0, seed: 1))) == Array(DossierSample.header.utf8))
        #expect(DossierSample(rowCount: -1, seed: 1) == nil)
        #expect(DossierSample(rowCount: 1, seed: 1, months: 0) == nil)
        #expect(DossierSample(rowCount: 1, seed: 1, months: DossierSample.mostMonths + 1) == nil)
    }

    @Test("A story has its months, a quiet February, and units that are truly worse and better")
    func story() throws {
        let sample = try #require(DossierSample(rowCount: 60_000, seed: 1, months: 36, hasStory: true))
        #expect(sample.days.lowerBound.iso == "2023-07-01")
        #expect(sample.days.upperBound.iso == "2026-06-30")
        let dossiers = Self.dossiers(sample)
        func received(_ month: Int) -> Int { dossiers.count { $0.received?.components.month == month } }
        #expect(received(2) * 3 < received(12) * 2)
        func lateness(_ isMeant: (Dossier) -> Bool) -> Double {
            let judged = dossiers.filter { $0.completed != nil && $0.due != nil && isMeant($0) }
            let late = judged.count { dossier in
                guard let completed = dossier.completed, let due = dossier.due else { return false }
                return completed > due
            }
            return Double(late) / Double(max(1, judged.count))
        }
        let all = lateness { _ in true }
        #expect(lateness { $0.unit == "xa-09" } > 2 * all)
        #expect(lateness { $0.unit == "so-03" } < all / 2)
        let change = try #require(CalendarDate(year: 2025, month: 7, day: 1))
        #expect(lateness { $0.received.map { $0 >= change } ?? false } < 0.8 * all)
    }

    /// The sample as a loaded project.
    private static func project(_ sample: DossierSample) throws -> Project {
        var files = Dictionary(uniqueKeysWithValues: sample.content.map { ($0.path, Array($0.text.utf8)) })
        files[DossierSample.dataPath] = bytes(sample)
        let loaded = Project.load(ProjectSource(root: "Content", files: files))
        #expect(loaded.diagnostics.map(\.code) == [])
        return try #require(loaded.value)
    }

    private struct Dossier {
        var received, completed, due: CalendarDate?
        var unit, status: String
    }

    private static func dossiers(_ sample: DossierSample) -> [Dossier] {
        String(decoding: bytes(sample), as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return Dossier(
                received: date(cells[5]), completed: date(cells[8]), due: date(cells[6]), unit: String(cells[3]),
                status: String(cells[9]))
        }
    }

    private static func date(_ text: Substring) -> CalendarDate? {
        let pieces = text.split(separator: "-").compactMap { Int($0) }
        return pieces.count == 3 ? CalendarDate(year: pieces[0], month: pieces[1], day: pieces[2]) : nil
    }

    @Test(
        "The content loads without a diagnostic, and its counts are those of one dossier after another",
        arguments: [1, 3])
    func counts(workers: Int) throws {
        let sample = try #require(DossierSample(rowCount: 4000, seed: 7))
        let dataset = try #require(try Self.project(sample).catalogue.dataset("ho-so-gia-dinh"))
        let executor = EventExecutor(
            dataset, try #require(dataset.records), calendar: try Self.project(sample).catalogue.calendar,
            settings: ScanSettings(workers: workers, chunkSize: 5000))
        let names = [
            "carried_over", "received_new", "handled", "resolved", "early_or_on_time", "overdue", "without_due",
            "pending",
        ]
        let grains: [(Period.Grain, Period.Cutoff)] = [
            (.month, .calendar), (.quarter, .calendar), (.half, .calendar), (.year, .calendar), (.month, .statutory),
            (.quarter, .statutory),
        ]
        let plans = grains.map {
            Plan(dataset: dataset.name, measures: names, periods: .grain($0.0, $0.1))
        }
        let pass = executor.prepare(plans)
        #expect(pass.diagnostics == [])
        #expect(pass.rowCount == 4000)
        let dossiers = Self.dossiers(sample)
        for plan in plans {
            let rows = try executor.execute(plan)
            #expect(!rows.isEmpty)
            for row in rows {
                let days = try #require(row.key.period.interval)
                let found = row.readings.compactMap { $0.quantity.exactValue?.numerator }
                let expected = Self.naive(dossiers, days)
                #expect(found == expected, "\(days)")
                // Carried over and received is what is handled or pending.
                #expect(expected[0] + expected[1] == expected[2] + expected[7], "\(days)")
            }
        }
    }

    /// In the order of the measures asked for. Due dates are working days here, so none is moved.
    private static func naive(_ dossiers: [Dossier], _ days: ClosedRange<CalendarDate>) -> [Int] {
        func open(_ day: CalendarDate) -> Int {
            dossiers.count { dossier in
                guard let received = dossier.received, received <= day else { return false }
                return dossier.completed.map { $0 > day } ?? true
            }
        }
        let handled = dossiers.filter { $0.completed.map(days.contains) ?? false }
        let resolved = handled.filter { $0.status == "da-giai-quyet" }
        func judged(_ condition: (CalendarDate, CalendarDate) -> Bool) -> Int {
            resolved.count { dossier in
                guard let completed = dossier.completed, let due = dossier.due else { return false }
                return condition(completed, due)
            }
        }
        return [
            open(days.lowerBound.advanced(by: -1)),
            dossiers.count { $0.received.map(days.contains) ?? false }, handled.count, resolved.count,
            judged { $0 <= $1 }, judged { $0 > $1 }, resolved.count { $0.due == nil }, open(days.upperBound),
        ]
    }
}
