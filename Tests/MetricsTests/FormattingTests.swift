import Diagnostics
import Metrics
import Tables
import Testing

@Suite struct NumberTextTests {
    private let vietnamese = NumberText(.vietnamese)
    private let english = NumberText(.english)

    @Test(
        "Thousands are grouped and decimals marked in the way of the language",
        arguments: [
            (5718, 1, 0, "5.718", "5,718"), (0, 1, 0, "0", "0"), (999, 1, 0, "999", "999"),
            (1_234_567, 1, 0, "1.234.567", "1,234,567"), (2469, 2, 1, "1.234,5", "1,234.5"), (1, 3, 2, "0,33", "0.33"),
            (-5718, 1, 0, "−5.718", "−5,718"), (-1, 2, 1, "−0,5", "−0.5"), (1, 1, 2, "1,00", "1.00"),
        ])
    func numbers(top: Int, bottom: Int, decimals: Int, inVietnamese: String, inEnglish: String) throws {
        #expect(vietnamese.number(try rational(top, bottom), decimals: decimals) == inVietnamese)
        #expect(english.number(try rational(top, bottom), decimals: decimals) == inEnglish)
    }

    @Test(
        "Half is rounded away from zero, and what rounds to zero has no sign",
        arguments: [
            (125, 1000, 2, "0,13"), (-125, 1000, 2, "−0,13"), (135, 1000, 2, "0,14"), (1249, 10000, 2, "0,12"),
            (1, 2, 0, "1"), (3, 2, 0, "2"), (5, 2, 0, "3"), (-1, 1000, 2, "0,00"), (9995, 1000, 2, "10,00"),
        ])
    func rounding(top: Int, bottom: Int, decimals: Int, text: String) throws {
        #expect(vietnamese.number(try rational(top, bottom), decimals: decimals) == text)
    }

    @Test(
        "A share is a per cent without a space, and only whole ones lose their decimals",
        arguments: [
            (5395, 5404, "99,83%"), (1, 1, "100%"), (0, 5, "0%"), (1, 2, "50%"), (1, 3, "33,33%"), (4022, 4022, "100%"),
            (3, 2, "150%"), (-1, 8, "−12,50%"), (99_999, 100_000, ">99,99%"), (1, 100_000, "<0,01%"),
        ])
    func percents(top: Int, bottom: Int, text: String) throws {
        #expect(vietnamese.percent(try rational(top, bottom), decimals: 2) == text)
    }

    @Test("A share too large to be multiplied by a hundred is a per cent all the same")
    func largePercent() throws {
        #expect(english.percent(try rational(250_000_000_000_000_001, 7), decimals: 0) == "3,571,428,571,428,571,443%")
    }

    @Test(
        "What a source states keeps its own decimals, up to six",
        arguments: [(95, 1, "95"), (191, 2, "95,5"), (1, 8, "0,125"), (1, 3, "0,333333"), (5718, 1, "5.718")])
    func exact(top: Int, bottom: Int, text: String) throws {
        #expect(vietnamese.exact(try rational(top, bottom)) == text)
    }

    @Test(
        "Numbers for machines have a dot, no grouping and no trailing zeros",
        arguments: [
            (5718, 1, "5718"), (-5718, 1, "-5718"), (1, 8, "0.125"), (-1, 8, "-0.125"), (1, 3, "0.3333333333"),
            (Int.max, 1, "9223372036854775807"), (2_469_135_781, 2, "1234567890.5"),
            (40_000_000_000_000_001, 4, "10000000000000000.25"), (-1, 1_000_000_000_000, "0"),
        ])
    func machine(top: Int, bottom: Int, text: String) throws {
        #expect(NumberText.machine(try rational(top, bottom)) == text)
    }

    @Test(
        "A qualified number says in words how exact it is",
        arguments: [
            (.exact, "85.000", "85.000"), (.approximately, "khoảng 85.000", "about 85.000"),
            (.atLeast, "từ 85.000 trở lên", "at least 85.000"), (.moreThan, "trên 85.000", "more than 85.000"),
            (.atMost, "không quá 85.000", "at most 85.000"), (.lessThan, "dưới 85.000", "less than 85.000"),
        ] as [(Qualifier, String, String)])
    func qualified(qualifier: Qualifier, inVietnamese: String, inEnglish: String) {
        #expect(vietnamese.qualified("85.000", qualifier) == inVietnamese)
        #expect(english.qualified("85.000", qualifier) == inEnglish)
    }

    @Test("Each absence has a sign of its own")
    func signs() { #expect(Absence.allCases.map(\.sign) == ["…", "–", "*"]) }
}

@Suite struct PeriodTextTests {
    @Test(
        "Periods are named as an office names them",
        arguments: [
            ("2024-01", "tháng 01/2024", "January 2024"), ("2024-03", "tháng 3/2024", "March 2024"),
            ("2024-12", "tháng 12/2024", "December 2024"), ("2024-Q1", "quý I/2024", "Q1 2024"),
            ("2024-Q4", "quý IV/2024", "Q4 2024"), ("2024-H1", "6 tháng đầu năm 2024", "first half of 2024"),
            ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024"),
            ("2024-9M", "9 tháng năm 2024", "first nine months of 2024"), ("2024", "năm 2024", "2024"),
            ("2024-02-28", "28/02/2024", "28 February 2024"),
            ("2019-01-01..2022-05-23", "01/01/2019–23/05/2022", "1 January 2019 – 23 May 2022"),
            ("unstated", "không nêu kỳ", "period not stated"),
        ])
    func names(text: String, inVietnamese: String, inEnglish: String) throws {
        #expect(PeriodText(.vietnamese).period(try period(text)) == inVietnamese)
        #expect(PeriodText(.english).period(try period(text)) == inEnglish)
    }

    @Test("A statutory period is named with its days, since they are not what its name suggests")
    func statutory() throws {
        #expect(PeriodText(.vietnamese).period(try period("2024-Q1@15")) == "quý I/2024 (15/12/2023–14/03/2024)")
        #expect(PeriodText(.english).period(try period("2024@15")) == "2024 (15 December 2023 – 14 December 2024)")
    }

    @Test(
        "Labels on axes are short",
        arguments: [
            ("2024-02", "02/2024"), ("2024-Q1", "I/2024"), ("2024", "2024"), ("2024-H1", "6 tháng đầu năm 2024"),
            ("unstated", "không nêu kỳ"),
        ])
    func short(text: String, label: String) throws { #expect(PeriodText(.vietnamese).short(try period(text)) == label) }
}

@Suite struct RationalTests {
    @Test(
        "Fractions are in lowest terms with a positive denominator",
        arguments: [(6, 4, 3, 2), (-6, 4, -3, 2), (6, -4, -3, 2), (0, -5, 0, 1), (5404, 5404, 1, 1)])
    func lowestTerms(top: Int, bottom: Int, numerator: Int, denominator: Int) throws {
        let value = try rational(top, bottom)
        #expect(value.numerator == numerator)
        #expect(value.denominator == denominator)
    }

    @Test("A third and a sixth are a half, without rounding")
    func arithmetic() throws {
        #expect(try rational(1, 3).adding(rational(1, 6)) == rational(1, 2))
        #expect(try rational(1, 2).subtracting(rational(1, 3)) == rational(1, 6))
        #expect(try rational(2, 3).multiplied(by: rational(3, 4)) == rational(1, 2))
        #expect(try rational(1, 2).divided(by: rational(-1, 4)) == rational(-2))
    }

    @Test("What does not fit in 64 bits, and what is divided by zero, is nil")
    func overflow() throws {
        #expect(Rational(Int.max).adding(.one) == nil)
        #expect(Rational(Int.min).subtracting(.one) == nil)
        #expect(Rational(Int.max).multiplied(by: Rational(2)) == nil)
        #expect(try rational(1, Int.max).multiplied(by: rational(1, 2)) == nil)
        #expect(Rational.one.divided(by: .zero) == nil)
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(Int.min, over: -1) == nil)
        #expect(try rational(Int.max, Int.max - 1).adding(rational(Int.max - 1, Int.max)) == nil)
    }

    @Test("A result that fits is exact even where its steps do not")
    func wideSteps() throws {
        #expect(try rational(Int.max, 2).multiplied(by: rational(2, Int.max)) == .one)
        #expect(try rational(1, Int.max).subtracting(rational(1, Int.max)) == .zero)
    }

    @Test("Large values that a double cannot tell apart are ordered")
    func comparison() throws {
        #expect(try rational(Int.max - 1, Int.max) < .one)
        #expect(try rational(Int.max - 2, Int.max - 1) < rational(Int.max - 1, Int.max))
        #expect(Rational(Int.min) < Rational(Int.max))
        #expect(Rational(Int.max - 1) < Rational(Int.max))
    }

    @Test("Scaling rounds half away from zero and is nil where it does not fit")
    func scaled() throws {
        #expect(try rational(1, 8).scaled(decimals: 2) == 13)
        #expect(try rational(-1, 8).scaled(decimals: 2) == -13)
        #expect(try rational(1, 3).scaled(decimals: 4) == 3333)
        #expect(Rational(Int.max).scaled(decimals: 0) == Int.max)
        #expect(Rational(Int.min).scaled(decimals: 0) == Int.min)
        #expect(Rational(Int.max).scaled(decimals: 1) == nil)
        #expect(try rational(1, Int.max).scaled(decimals: 19) == 1)
    }
}
