import Metrics
import Tables
import Testing

@testable import Publishing

/// What is said of numbers that will still change, and of those that have.
@Suite struct RowStateTextTests {
    private let vietnamese = Phrases(language: .vietnamese)
    private let english = Phrases(language: .english)

    @Test("A legend has the words for the numbers that are there: preliminary ones, those of records not due, or both")
    func legend() {
        let preliminary = Quantity.value(Rational(1), .preliminary)
        let undue = Quantity.value(Rational(2), .undue)
        let others: [Quantity] = [.value(Rational(3), .exact), .value(Rational(4), .atLeast), .absent(.suppressed)]
        #expect(vietnamese.unsettled(others) == nil)
        #expect(vietnamese.unsettled(others + [preliminary]) == "số sơ bộ")
        #expect(vietnamese.unsettled([undue, undue] + others) == "chưa đủ thời gian")
        #expect(vietnamese.unsettled([preliminary, undue]) == "chưa đủ thời gian hoặc số sơ bộ")
        #expect(english.unsettled([undue, preliminary, undue]) == "cases not due yet or preliminary figure")
    }

    @Test("The reason for which there is no number names the right one of the two")
    func reasons() {
        func reason(_ obstacle: Obstacle) -> String { vietnamese.reason(obstacle) { $0 } }
        #expect(reason(.preliminary("a")) == "không tính được: “a” là số sơ bộ")
        #expect(reason(.undue("a")) == "không tính được: “a” chưa đủ thời gian")
    }

    @Test("The sign of a number that will still change never begins a line")
    func sign() {
        #expect(NumberText(.vietnamese).qualified("93,6%", .preliminary) == "93,6%\u{A0}○")
        #expect(NumberText(.english).qualified("93.6%", .undue) == "93.6%\u{A0}○")
    }
}
