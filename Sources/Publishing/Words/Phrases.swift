import Diagnostics
import Metrics
import Tables

/// The sentences that publishing makes from data. Fixed words of the page frame stand in the theme's strings; what is
/// built from numbers has a grammar of its own in each language and stands here.
struct Phrases: Sendable {
    let language: Language

    var numbers: NumberText { NumberText(language) }
    var periods: PeriodText { PeriodText(language) }

    func choose(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
    func text(_ text: Localized) -> String { text.text(in: language) }
    /// What is counted, where no number stands before it.
    func text(_ unit: UnitOfMeasure) -> String { text(unit.name) }
    /// "dossier" behind "1", "dossiers" behind "2".
    func text(_ unit: UnitOfMeasure, after number: String) -> String { unit.text(after: number, in: language) }
    /// The word that English has behind the number `count`.
    func plural(_ count: Int, _ one: String, _ other: String) -> String { count == 1 ? one : other }
    /// "5 dòng"; "1 row", "5 rows".
    func counted(_ count: Int, _ vi: String, _ one: String, _ other: String) -> String {
        numbers.number(Rational(count)) + " " + choose(vi, plural(count, one, other))
    }
    /// With a capital at the beginning.
    func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    /// As it stands inside a sentence.
    func lowercased(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

    // MARK: - What is missing

    func meaning(_ absence: Absence) -> String {
        switch absence {
        case .notAvailable: choose("nguồn không nêu", "not stated in the source")
        case .notApplicable: choose("không áp dụng", "not applicable")
        case .suppressed: choose("không công bố", "withheld")
        }
    }

    /// Why a number cannot be computed; `title` names fields, measures and metrics.
    func reason(_ obstacle: Obstacle, _ title: (String) -> String) -> String {
        switch obstacle {
        case .missing(let name):
            choose("không tính được: thiếu “\(title(name))”", "cannot be computed: “\(title(name))” is missing")
        case .withheld(let name):
            choose(
                "không tính được: “\(title(name))” không công bố", "cannot be computed: “\(title(name))” is withheld")
        case .qualified(let name):
            choose(
                "không tính được: “\(title(name))” chỉ là số ước lượng",
                "cannot be computed: “\(title(name))” is an estimate")
        case .preliminary(let name):
            choose(
                "không tính được: “\(title(name))” là số sơ bộ",
                "cannot be computed: “\(title(name))” is preliminary")
        case .undue(let name):
            choose(
                "không tính được: “\(title(name))” chưa đủ thời gian",
                "cannot be computed: “\(title(name))” has cases that are not due yet")
        case .missingMembers(let members):
            choose("chưa đủ: thiếu \(list(members.map(title)))", "incomplete: \(list(members.map(title))) missing")
        case .missingPeriods(let missing):
            choose(
                "chưa đủ: thiếu \(list(missing.map(periods.period)))",
                "incomplete: \(list(missing.map(periods.period))) missing")
        case .notCovered(let days):
            choose(
                "dữ liệu chỉ đầy đủ từ \(periods.date(days.lowerBound)) đến \(periods.date(days.upperBound))",
                "the records are complete from \(periods.date(days.lowerBound)) to \(periods.date(days.upperBound)) only"
            )
        case .noWindow:
            choose(
                "không tính được: kỳ này không cộng dồn được (không phải tháng, quý, 6 tháng hay năm vừa với khoảng cộng dồn)",
                "cannot be computed: the period is not a month, quarter, half-year or year that fits the span of the sum"
            )
        case .seriesBreak(let name):
            choose(
                "không cộng dồn được: chuỗi số đứt quãng, \(text(name))",
                "cannot be summed: the series breaks, \(text(name))")
        case .changedDefinition(let name):
            choose("không cộng dồn được: ", "cannot be summed: ") + lowercased(text(name))
        case .otherMembers(let field, let gone, let new):
            choose(
                "không cộng dồn được: các kỳ không cùng tập hợp \(lowercased(title(field)))",
                "cannot be summed: the periods are not of the same \(lowercased(title(field)))")
                + " ("
                + [("thêm ", "added ", new), ("bớt ", "removed ", gone)].filter { !$0.2.isEmpty }.map {
                    choose($0.0, $0.1) + list($0.2.map(title))
                }.joined(separator: "; ") + ")"
        case .outOfRange(let name):
            choose(
                "không tính được: “\(title(name))” nằm ngoài thang điểm",
                "cannot be computed: “\(title(name))” is outside its range of points")
        case .notRanked(let refusal):
            choose("không xếp hạng: ", "not ranked: ") + RefusalText(self, .units).clause(refusal)
        case .fewCases(let count, let minimum):
            choose("không xếp hạng: mẫu số dưới \(minimum)", "not ranked: a denominator under \(minimum)")
                + (count.map { " (\(numbers.number(Rational($0))))" } ?? "")
        case .zeroDenominator: choose("không áp dụng: mẫu số bằng 0", "not applicable: the denominator is 0")
        case .overflow: choose("không tính được: số quá lớn", "cannot be computed: too large")
        }
    }

    // MARK: - What will still change, and what has

    /// The word for a number that will still change; nil of any other.
    func unsettled(_ qualifier: Qualifier) -> String? {
        switch qualifier {
        case .preliminary: choose("số sơ bộ", "preliminary figure")
        case .undue: choose("chưa đủ thời gian", "cases not due yet")
        case .exact, .approximately, .atLeast, .moreThan, .atMost, .lessThan: nil
        }
    }

    /// The words for all of `quantities` that will still change, as a legend has them; nil where none will.
    func unsettled(_ quantities: some Sequence<Quantity>) -> String? {
        var words: [String] = []
        for case .value(_, let qualifier) in quantities {
            if let word = unsettled(qualifier), !words.contains(word) { words.append(word) }
        }
        return words.isEmpty ? nil : words.sorted().joined(separator: choose(" hoặc ", " or "))
    }

    func word(_ state: RowState) -> String {
        switch state {
        case .preliminary: choose("sơ bộ", "preliminary")
        case .restated: choose("đã điều chỉnh", "restated")
        }
    }

    /// What the source says of a number.
    /// - Parameter isComputed: it says so of some of the rows that the number is worked out from.
    func note(_ state: RowState, isComputed: Bool) -> String {
        switch (state, isComputed) {
        case (.preliminary, false):
            choose(
                "Số sơ bộ: nguồn có thể còn điều chỉnh.", "Preliminary figure: the source may still correct it.")
        case (.preliminary, true):
            choose(
                "Tính từ số sơ bộ: nguồn có thể còn điều chỉnh.",
                "Computed from preliminary figures: the source may still correct them.")
        case (.restated, false):
            choose(
                "Đã điều chỉnh so với lần công bố trước.", "Restated: corrected since it was published before.")
        case (.restated, true):
            choose(
                "Tính từ số đã điều chỉnh so với lần công bố trước.",
                "Computed from restated figures: corrected since they were published before.")
        }
    }

    /// What to know of all numbers of a state that a figure shows.
    func notice(_ state: RowState) -> String {
        switch state {
        case .preliminary:
            choose(
                "Có số sơ bộ: nguồn có thể còn điều chỉnh, nên không đem so sánh, xếp hạng hay nhận xét.",
                "Some figures are preliminary: the source may still correct them, so that they are not compared, ranked or judged."
            )
        case .restated:
            choose(
                "Có số mà nguồn đã điều chỉnh so với lần công bố trước; ở đây là số sau khi điều chỉnh.",
                "The source has corrected some figures since it published them before; these are the corrected ones.")
        }
    }

    /// Why a number will still change of which some records are not due.
    func undue(_ undue: Int, asOf day: CalendarDate?) -> String {
        let count = numbers.number(Rational(undue))
        let until = day.map(periods.date)
        return choose(
            NumberText.unsettledSign + " Chưa đủ thời gian: còn \(count) hồ sơ chưa đến hạn"
                + (until.map { " tính đến \($0)" } ?? "") + ", số sẽ còn thay đổi.",
            NumberText.unsettledSign + " Preliminary: \(count) \(plural(undue, "case is", "cases are")) not due yet"
                + (until.map { " as of \($0)" } ?? "")
                + ", so that the number will change.")
    }

    /// Over what a cumulative number is summed.
    func window(_ window: MetricDefinition.Window) -> String {
        switch window {
        case .year: choose("từ đầu năm", "from the beginning of the year")
        case .months(1): choose("1 tháng gần nhất", "over the last month")
        case .months(let months): choose("\(months) tháng gần nhất", "over the last \(months) months")
        }
    }

    func sign(_ obstacle: Obstacle) -> String {
        switch obstacle {
        case .zeroDenominator: Absence.notApplicable.sign
        case .withheld: Absence.suppressed.sign
        default: Absence.notAvailable.sign
        }
    }

    // MARK: - Small words

    func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + choose(" và ", " and ") + last
    }

    /// "Đơn vị tính: hồ sơ".
    func measured(in unit: String) -> String { choose("Đơn vị tính: ", "Unit: ") + unit }

    var derived: String { choose("suy ra", "derived") }
    var emptyFigure: String { choose("Chưa có số liệu trong kỳ này.", "No data for this period.") }

    func direction(_ direction: MetricDefinition.Direction) -> String? {
        switch direction {
        case .higher: choose("càng cao càng tốt", "higher is better")
        case .lower: choose("càng thấp càng tốt", "lower is better")
        case .none: nil
        }
    }

    func dataDate(_ date: CalendarDate) -> String {
        choose("Số liệu đến ngày \(periods.date(date))", "Data as of \(periods.date(date))")
    }

    // MARK: - Checks

    /// "5.718 so với 5.479, lệch 239".
    func comparison(_ result: CheckResult) -> String {
        guard let left = result.left, let right = result.right else { return "" }
        let (one, two) = (numbers.exact(left), numbers.exact(right))
        switch result.outcome {
        case .holds: return choose("\(one) và \(two)", "\(one) and \(two)")
        case .fails(let difference?), .accepted(let difference, _):
            let gap = numbers.exact(difference)
            return choose("\(one) so với \(two), lệch \(gap)", "\(one) against \(two), a difference of \(gap)")
        case .fails(nil), .untestable: return ""
        }
    }

    func outcome(_ result: CheckResult, _ title: (String) -> String) -> String {
        switch result.outcome {
        case .holds: choose("khớp", "holds")
        case .accepted: choose("không khớp, đã ghi nhận: ", "does not hold, recorded: ") + comparison(result)
        case .fails: choose("không đạt: ", "fails: ") + comparison(result)
        case .untestable(let obstacle):
            choose("không kiểm tra được", "cannot be tested") + " (\(untestable(obstacle, title)))"
        }
    }

    private func untestable(_ obstacle: Obstacle, _ title: (String) -> String) -> String {
        switch obstacle {
        case .missing(let name): choose("thiếu “\(title(name))”", "“\(title(name))” is missing")
        case .withheld(let name): choose("“\(title(name))” không công bố", "“\(title(name))” is withheld")
        case .qualified(let name): choose("“\(title(name))” chỉ là số ước lượng", "“\(title(name))” is an estimate")
        default: reason(obstacle, title)
        }
    }
}
