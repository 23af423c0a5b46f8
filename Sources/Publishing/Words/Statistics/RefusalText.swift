import Metrics
import Statistics

/// Says why there is no statistic, in place of it.
struct RefusalText {
    /// What the values are of.
    enum Things {
        case periods, units, editions, values, events
        /// What they are called: "hồ sơ".
        case records(UnitOfMeasure)
    }

    let phrases: Phrases
    let things: Things
    /// The name of what stands at a place of the series.
    let name: (Int) -> String

    init(_ phrases: Phrases, _ things: Things, name: @escaping (Int) -> String = { String($0 + 1) }) {
        self.phrases = phrases
        self.things = things
        self.name = name
    }

    /// A clause: "chưa đủ số liệu: cần ít nhất 6 kỳ, hiện có 4".
    func clause(_ refusal: Refusal) -> String {
        switch refusal {
        case .noData: phrases.choose("chưa có số nào tính được", "there is no number to compute with")
        case .tooFew(let count, let minimum):
            phrases.choose(
                "chưa đủ số liệu: cần ít nhất \(minimum) \(noun(minimum)), hiện có \(count)",
                "not enough data: at least \(minimum) \(noun(minimum)) \(phrases.plural(minimum, "is", "are")) needed, there \(phrases.plural(count, "is", "are")) \(count)"
            )
        case .missing(let place):
            phrases.choose("thiếu số liệu của \(name(place))", "the figure for \(name(place)) is missing")
        case .outOfBounds(let place):
            phrases.choose(
                "số của \(name(place)) không phải loại số mà cách tính này cần",
                "the figure for \(name(place)) is not of the kind needed here")
        case .negative: phrases.choose("có số âm", "there is a number below zero")
        case .zeroDenominator: phrases.choose("mẫu số bằng 0", "the denominator is 0")
        case .moreThanAll(let events, let cases):
            phrases.choose(
                "tử số \(events) lớn hơn mẫu số \(cases)", "the numerator \(events) is above the denominator \(cases)")
        case .noVariation:
            phrases.choose(
                "các giá trị bằng nhau nên không có gì để so sánh",
                "all values are the same, so there is nothing to compare")
        case .unlikeLengths, .unlikeDefinition, .unlikeCriteria:
            phrases.choose("không cùng cách tính", "not made by the same definition")
        case .unlikeMembers(let gone, let new):
            phrases.choose("không cùng tập hợp đơn vị: ", "not of the same members: ")
                + [
                    gone > 0 ? phrases.choose("bớt \(gone)", "\(gone) removed") : nil,
                    new > 0 ? phrases.choose("thêm \(new)", "\(new) added") : nil,
                ].compactMap { $0 }.joined(separator: ", ")
        case .noDirection:
            phrases.choose("chưa khai báo cao hay thấp là tốt", "it is not declared which way is better")
        case .repeated, .misplaced, .missingCriteria, .unknownCriterion, .pointsOutOfRange, .emptyCriterion:
            phrases.choose("không tính được", "it cannot be computed")
        case .tooLarge: phrases.choose("số quá lớn", "the numbers are too large")
        }
    }

    /// "Không lập được biểu đồ: chưa đủ số liệu, cần ít nhất 6 kỳ, hiện có 4."
    func sentence(_ refusal: Refusal) -> String { phrases.capitalised(clause(refusal)) + "." }

    private func noun(_ count: Int) -> String {
        let unit =
            switch things {
            case .periods: UnitOfMeasure(vi: "kỳ", en: "periods", one: "period")
            case .units: UnitOfMeasure(vi: "đơn vị", en: "members", one: "member")
            case .values: UnitOfMeasure(vi: "số", en: "numbers", one: "number")
            case .records(let unit): unit
            case .events:
                UnitOfMeasure(vi: "lần có khoảng cách", en: "events after another", one: "event after another")
            case .editions: UnitOfMeasure(vi: "kỳ xếp hạng", en: "ranked periods", one: "ranked period")
            }
        return phrases.text(unit, after: String(count))
    }
}
