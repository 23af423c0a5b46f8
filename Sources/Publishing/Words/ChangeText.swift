import Diagnostics
import Metrics
import Tables

/// Puts changes into words, and the reasons for which there are none.
struct ChangeText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// "tăng 10 hồ sơ (10%) so với quý I/2023".
    func text(_ change: MetricChange, _ metric: MetricDefinition) -> String {
        words(change, metric) + against(name(change.from))
    }

    /// Several changes of one number in one clause: "tăng 0,1 điểm phần trăm so với quý IV/2023 nhưng giảm 0,4 điểm phần trăm
    /// so với quý I/2023"; nil of none.
    func text(_ changes: [MetricChange], _ metric: MetricDefinition) -> String? {
        guard var text = changes.first.map({ self.text($0, metric) }) else { return nil }
        for (before, change) in zip(changes, changes.dropFirst()) {
            let period = name(change.from)
            if words(before, metric) == words(change, metric) {
                text += phrases.choose(" và so với \(period)", " and with \(period)")
            } else {
                let isTurn = before.movement != .same && change.movement != .same && before.movement != change.movement
                text += isTurn ? phrases.choose(" nhưng ", " but ") : phrases.choose(" và ", " and ")
                text += self.text(change, metric)
            }
        }
        return text
    }

    /// "quý I/2023"; of a sum over several periods "lũy kế đến hết tháng 3/2023".
    private func name(_ point: MetricPoint) -> String {
        let period = phrases.inSentence(point.key.period)
        guard let window = point.window, window.count > 1 else { return period }
        return phrases.choose("lũy kế đến hết \(period)", "the sum to the end of \(period)")
    }

    func against(_ other: String) -> String { phrases.choose(" so với \(other)", " compared with \(other)") }

    /// "tăng 10 hồ sơ (10%)", "không đổi".
    func words(_ change: MetricChange, _ metric: MetricDefinition) -> String {
        let size = size(change.size, metric)
        return switch change.movement {
        case .same: phrases.choose("không đổi", "unchanged")
        case .rise: phrases.choose("tăng ", "up ") + size
        case .fall: phrases.choose("giảm ", "down ") + size
        }
    }

    /// "1,25 điểm phần trăm", "130 hồ sơ (2,2%)", "4 bậc": without the direction. What is too small for the decimals is
    /// printed with its first two digits, not as 0.
    func size(_ size: MetricChange.Size, _ metric: MetricDefinition, givesPerCent: Bool = true) -> String {
        switch size {
        case .points(let points):
            let magnitude = points.magnitude
            let isReported = if case .reported = metric.formula { true } else { false }
            let number =
                isReported
                ? phrases.numbers.exact(magnitude)
                : phrases.numbers.brief(magnitude, decimals: magnitude.isInteger ? 0 : metric.decimals)
            let unit = UnitOfMeasure(vi: "điểm phần trăm", en: "percentage points", one: "percentage point")
            return number + " " + phrases.text(unit, after: number)
        case .places(let gained, _):
            let places = phrases.numbers.exact(gained.magnitude)
            return places + " " + phrases.text(UnitOfMeasure(vi: "bậc", en: "places", one: "place"), after: places)
        case .amount(let change):
            let number = phrases.numbers.brief(change.difference.magnitude, decimals: metric.decimals)
            let unit = metric.measuredIn.map { " " + phrases.text($0, after: number) } ?? ""
            let percent = givesPerCent ? change.percent : nil
            let share = percent?.magnitude.divided(by: Rational(100)).map {
                " (\(phrases.numbers.percent($0, decimals: 1)))"
            }
            return number + unit + (share ?? "")
        }
    }

    // MARK: - Why not

    /// "chưa đủ số liệu để so sánh: chưa có số liệu quý IV/2023".
    func incomparable(_ reason: Incomparable, _ metric: MetricDefinition) -> String {
        switch reason {
        case .unlikePeriods, .onlyOne, .noValue(_, .missing), .noValue(_, .obstacle), .noValue(_, .preliminary),
            .noValue(_, .undue):
            phrases.choose("chưa đủ số liệu để so sánh: ", "too few figures to compare: ") + self.reason(reason, metric)
        case .noValue, .allEqual, .seriesBreak, .changedDefinition, .otherField, .otherMembers, .otherWindow,
            .otherCriteria, .tooLarge:
            phrases.choose("không so sánh được với kỳ trước: ", "not comparable with the previous period: ")
                + self.reason(reason, metric)
        }
    }

    /// Why nothing is said of a number that is compared with others.
    func silence(_ reason: Incomparable, _ metric: MetricDefinition) -> String {
        switch reason {
        case .allEqual:
            phrases.choose(
                "mọi kỳ đều bằng nhau nên không có dao động để nhận xét",
                "all periods are the same, so that there is no variation to speak of")
        case .noValue(_, .missing): phrases.choose("chưa có số liệu", "there is no figure")
        case .noValue(_, let absent):
            phrases.choose("không so sánh: kỳ này ", "not compared: this period ") + absence(absent, metric)
        default: incomparable(reason, metric)
        }
    }

    private func reason(_ reason: Incomparable, _ metric: MetricDefinition) -> String {
        switch reason {
        case .unlikePeriods:
            phrases.choose(
                "kỳ không trọn tháng, quý hay năm", "the period is not a whole month, quarter or year")
        case .onlyOne, .allEqual:
            phrases.choose("chưa có kỳ trước cùng loại", "there is no earlier period of the same kind")
        case .noValue(let period, .missing):
            phrases.choose("chưa có số liệu ", "there is no figure for ") + phrases.inSentence(period)
        case .noValue(let period, let absent): phrases.inSentence(period) + " " + absence(absent, metric)
        case .seriesBreak(let title):
            phrases.choose("chuỗi số đứt quãng, \(phrases.text(title))", "the series breaks, \(phrases.text(title))")
        case .changedDefinition(let title): phrases.lowercased(phrases.text(title))
        case .otherField(let before?, let after?):
            phrases.choose(
                "số đơn vị được xếp hạng khác nhau (\(sizes(before, after)))",
                "the numbers of ranked units differ (\(sizes(before, after)))")
        case .otherField:
            phrases.choose("không rõ số đơn vị được xếp hạng", "the number of ranked units is not known")
        case .otherMembers(let field, let gone, let new): members(field, gone, new, metric)
        case .otherCriteria(let names):
            phrases.choose("hai kỳ thiếu những tiêu chí khác nhau: ", "the two periods lack different criteria: ")
                + phrases.list(names.map { glossary.criterion($0, of: metric) })
        case .otherWindow:
            phrases.choose(
                "hai số lũy kế gồm số kỳ khác nhau", "the two sums cover different numbers of periods")
        case .tooLarge: phrases.choose("số quá lớn", "too large a number")
        }
    }

    private func sizes(_ before: Rational, _ after: Rational) -> String {
        phrases.list([before, after].map { phrases.numbers.exact($0) })
    }

    private func absence(_ absent: Incomparable.Absent, _ metric: MetricDefinition) -> String {
        switch absent {
        case .missing: phrases.choose("chưa có số liệu", "has no figure")
        case .notApplicable: phrases.choose("không áp dụng", "does not apply")
        case .withheld: phrases.choose("không công bố số liệu", "has its figure withheld")
        case .qualified: phrases.choose("chỉ có số ước lượng", "has an estimate only")
        case .preliminary: phrases.choose("chỉ có số sơ bộ", "has a preliminary figure only")
        case .undue:
            phrases.choose("chưa đủ thời gian, còn hồ sơ chưa đến hạn", "is preliminary, with cases not due yet")
        case .zeroDenominator: phrases.choose("có mẫu số bằng 0", "has a denominator of 0")
        case .obstacle(.missing(let name)):
            phrases.choose("thiếu “\(glossary.title(name, of: metric))”", "lacks “\(glossary.title(name, of: metric))”")
        case .obstacle(let obstacle): phrases.reason(obstacle) { glossary.title($0, of: metric) }
        }
    }

    private func members(_ field: String, _ gone: [String], _ new: [String], _ metric: MetricDefinition) -> String {
        let datasets = glossary.catalogue.datasets(of: metric)
        func names(_ members: [String]) -> String {
            phrases.list(members.map { glossary.member($0, of: field, in: datasets, short: true) })
        }
        var parts: [String] = []
        if !new.isEmpty { parts.append(phrases.choose("thêm ", "added ") + names(new)) }
        if !gone.isEmpty { parts.append(phrases.choose("bớt ", "removed ") + names(gone)) }
        let title = glossary.fieldTitle(field, in: datasets)
        return phrases.choose(
            "hai kỳ không cùng tập hợp \(phrases.lowercased(title))", "the sets of \(phrases.lowercased(title)) differ")
            + " (" + parts.joined(separator: "; ") + ")"
    }

}

extension Rational {
    /// Without its sign.
    fileprivate var magnitude: Rational { isNegative ? multiplied(by: Rational(-1)) ?? self : self }
}

extension Phrases {
    /// A period as it stands in a sentence: in English some take an article.
    func inSentence(_ period: Period) -> String {
        let text = periods.period(period)
        let takesArticle = period.grain == .half || period.grain == .nineMonths
        return language == .english && takesArticle ? "the " + text : text
    }
}
