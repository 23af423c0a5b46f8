import Diagnostics
import Metrics
import Project
import Tables
import Testing

@Suite struct CalendarTests {
    private static let sound = """
        years:
          2024:
            - {date: 2024-01-01, kind: holiday, name: {vi: Tết Dương lịch, en: New Year's Day}, basis: Điều 112}
            - {date: 2024-05-04, kind: swapped_work, name: Làm bù, verified: false}

        """

    private func day(_ text: String) throws -> CalendarDate {
        try #require(Period(parsing: text)?.interval?.lowerBound)
    }

    @Test("A project may do without a calendar")
    func none() throws { #expect(try Loading.project().catalogue.calendar == nil) }

    @Test("The calendar is read with its names, bases and what is not verified")
    func read() throws {
        let calendar = try #require(try Loading.project(["calendar.yaml": Self.sound]).catalogue.calendar)
        #expect(calendar.years == 2024...2024)
        #expect(calendar.weeklyRest == [.saturday, .sunday])
        #expect(calendar.isWorkingDay(try day("2024-01-01")) == false)
        #expect(calendar.isWorkingDay(try day("2024-05-04")) == true)
        let entry = try #require(calendar.entry(on: try day("2024-01-01")))
        #expect(entry.name == Localized(vi: "Tết Dương lịch", en: "New Year's Day"))
        #expect(entry.basis == Localized(vi: "Điều 112"))
        #expect(calendar.entries.map(\.isVerified) == [true, false])
        #expect(calendar.entry(on: try day("2024-01-02")) == nil)
    }

    @Test("Weekly rest days are declared by name")
    func weeklyRest() throws {
        let text = "weekly_rest: [sunday]\n" + Self.sound.replacing("2024-05-04", with: "2024-05-05")
        let calendar = try #require(try Loading.project(["calendar.yaml": text]).catalogue.calendar)
        #expect(calendar.isWorkingDay(try day("2024-05-04")) == true)
        #expect(calendar.isWorkingDay(try day("2024-05-12")) == false)
    }

    @Test(
        "What is wrong with a day is found at its place",
        arguments: [
            ("1️⃣2024-05-03, kind: swapped_work", "calendar.not-a-rest-day"),
            ("1️⃣2024-05-04, kind: swapped_off", "calendar.not-a-working-day"),
            ("1️⃣2024-05-05, kind: compensatory", "calendar.not-a-working-day"),
            ("1️⃣2023-05-06, kind: swapped_work", "calendar.outside-year"),
            ("1️⃣2024-01-01, kind: holiday", "calendar.duplicate-day"),
            ("1️⃣2024-02-30, kind: holiday", "yaml.wrong-type"),
            ("2024-05-04, kind: 1️⃣swaped_work", "yaml.not-a-choice"),
            ("2024-05-04, 1️⃣kinds: holiday, kind: swapped_work", "yaml.unknown-key"),
        ])
    func mistakes(day: String, code: String) throws {
        let text = Self.sound.replacing("2024-05-04, kind: swapped_work", with: day)
        #expect(try Loading.problem("calendar.yaml", text).code == code)
    }

    @Test(
        "What is wrong with the years is found at its place",
        arguments: [
            ("years:\n  1️⃣24:\n    - {date: 2024-01-01, kind: holiday, name: a}\n", "calendar.bad-year"),
            ("years:\n  2024: 1️⃣[]\n", "calendar.empty-year"), ("1️⃣years: {}\n", "calendar.empty-year"),
            ("1️⃣weekly_rest: [sunday]\n", "yaml.missing-key"),
            (
                "1️⃣years:\n  2022:\n    - {date: 2022-01-03, kind: compensatory, name: a}\n"
                    + "  2024:\n    - {date: 2024-01-01, kind: holiday, name: a}\n", "calendar.missing-year"
            ),
            (
                "weekly_rest: 1️⃣[monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n" + sound,
                "calendar.no-working-day"
            ),
            ("weekly_rest: [1️⃣satturday]\n" + sound, "yaml.not-a-choice"),
        ])
    func years(text: String, code: String) throws {
        let problem = try Loading.problem("calendar.yaml", text)
        #expect(problem.code == code)
        #expect(problem.hint != nil)
    }

    @Test("A day that is said to be verified names its basis")
    func basis() throws {
        let text = Self.sound.replacing("verified: false", with: "verified: 1️⃣true")
        #expect(try Loading.problem("calendar.yaml", text).code == "calendar.no-basis")
    }

    @Test("Datasets that count working days wait for a sound calendar; their problems are not said twice")
    func unsound() throws {
        let descriptor =
            Loading.descriptor
            + "\nchecks:\n  - {name: c, title: C, that: \"next_working_day(date('2024-01-01')) > date('2024-01-01')\"}\n"
        let files = ["data/ho-so.yaml": descriptor, "calendar.yaml": Self.sound.replacing("holiday", with: "festival")]
        let loaded = Loading.load(files)
        #expect(loaded.diagnostics.map(\.code) == ["yaml.not-a-choice"])
        let project = try #require(loaded.value)
        #expect(project.catalogue.datasets.isEmpty)
        #expect(!project.hasSoundCatalogue)
        #expect(Results.make(project.catalogue).diagnostics == [])
    }
}
