import Charts
import Metrics
import Tables

/// One sentence on a number and what it is compared with, from exact numbers only.
struct FindingText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// "Quý I/2024 đạt 99,83% (5.395/5.404), giảm 0,4 điểm phần trăm so với quý I/2023, trong phạm vi dao động thông thường."
    ///
    /// Nil where no sentence may be made: the number is missing, alone, or the same as every other of its series.
    func sentence(_ assessment: Assessment, _ number: InlineNumberModel) -> [FindingModel.Piece]? {
        guard assessment.history.silence == nil else { return nil }
        let text = ChangeText(glossary: glossary)
        let changes = text.text(assessment.changes, assessment.metric)
        var rest = changes.map { ", " + $0 } ?? ""
        if changes == nil, case .failure(let reason) = assessment.previous {
            rest = "; " + text.incomparable(reason, assessment.metric)
        }
        let variation = VariationText(phrases: phrases)
        // Where there is nothing to compare with, that there is too little is said once.
        if assessment.isVariationKnown || changes != nil, let clause = assessment.variation.flatMap(variation.clause) {
            rest += (assessment.isVariationKnown ? ", " : "; ") + clause
        }
        return value(assessment, number) + [.text(rest + ".")]
    }

    /// The number without its counts, the change that says most (against the same period of the year before, where there
    /// is one), and whether that is usual.
    func headline(_ assessment: Assessment, _ number: InlineNumberModel) -> [FindingModel.Piece] {
        var number = number
        number.detail = nil
        let changes = ChangeText(glossary: glossary).text(assessment.changes.suffix(1), assessment.metric)
        var rest = changes.map { ", " + $0 } ?? ""
        if assessment.isVariationKnown, case .success(let variation)? = assessment.variation {
            rest += ", " + VariationText(phrases: phrases).latest(variation.signal)
        }
        return value(assessment, number) + [.text(rest)]
    }

    /// "Quý I/2024 đạt 99,83% (5.395/5.404)": what may be said of a number by itself.
    func value(_ assessment: Assessment, _ number: InlineNumberModel) -> [FindingModel.Piece] {
        let metric = assessment.metric
        let period = period(of: assessment.point)
        let unit = PointText(glossary: glossary).unit(metric, after: number.text).map { " " + $0 } ?? ""
        let isRank = metric.isRank
        let lead = phrases.choose(
            phrases.capitalised(period.vietnamese) + " \(verb(metric)) ",
            phrases.capitalised(period.english) + " it " + (isRank ? "ranked " : "stood at "))
        return [.text(lead), .number(number), .text(isRank ? "" : unit)]
    }

    /// "quý I/2024"; of a sum "cộng dồn từ 01/01/2024 đến hết quý I/2024".
    private func period(of point: MetricPoint) -> (vietnamese: String, english: String) {
        let period = phrases.inSentence(point.key.period)
        guard let window = point.window, window.count > 1 else { return (period, "in \(period)") }
        let from = phrases.periods.date(window.days.lowerBound)
        return ("cộng dồn từ \(from) đến hết \(period)", "from \(from) to the end of \(period)")
    }

    /// A share that should be high is reached, things are there, anything else simply is.
    private func verb(_ metric: MetricDefinition) -> String {
        switch metric.formula.ofOnePeriod {
        case .rank, .ranking: return "xếp hạng"
        case .ratio, .reported, .derived, .cumulative, .index:
            return metric.format == .percent && metric.direction == .higher ? "đạt" : "là"
        case .simple(let measure):
            let aggregate = metric.dataset.flatMap(glossary.catalogue.dataset)?.measure(measure)?.aggregate
            let isCount = aggregate == .sum || aggregate == .count || aggregate == .countDistinct
            return isCount && metric.measuredIn != nil ? "có" : "là"
        }
    }

    /// Why there is no sentence, as a clause: "chưa đủ số liệu để so sánh: chưa có kỳ trước cùng loại".
    func silence(_ assessment: Assessment) -> String? {
        assessment.history.silence.map { ChangeText(glossary: glossary).silence($0, assessment.metric) }
    }

    /// What its strongest signal is called; nil where there is none.
    func status(_ assessment: Assessment) -> StatusModel? {
        assessment.signals.first.map {
            VariationText(phrases: phrases).status(ChartVariation(isImprovement: $0.isImprovement))
        }
    }

    // MARK: - Further sentences

    /// "Lũy kế từ đầu năm đến hết quý III/2024: 98% (98/100), tăng 1 điểm phần trăm so với cùng kỳ năm trước."
    func yearToDate(_ assessment: Assessment) -> String? {
        guard case .success(let sum)? = assessment.yearToDate else { return nil }
        let text = PointText(glossary: glossary)
        let metric = assessment.metric
        let number = text.value(sum.point, metric)
        let unit = text.unit(metric, after: number).map { " " + $0 } ?? ""
        let value = number + (text.count(sum.point, metric).map { " (\($0))" } ?? unit)
        let period = phrases.inSentence(assessment.point.key.period)
        var sentence =
            phrases.choose(
                "Lũy kế từ đầu năm đến hết \(period): ", "Year to date, to the end of \(period): ")
            + value
        if case .success(let change) = sum.change {
            let changes = ChangeText(glossary: glossary)
            sentence +=
                ", " + changes.words(change, metric)
                + changes.against(phrases.choose("cùng kỳ năm trước", "the same period a year earlier"))
        }
        return sentence + "."
    }

    /// How sure it is, and what its peers and its target say of it, where that may be said.
    func standing(_ assessment: Assessment) -> [String] {
        var sentences: [String] = []
        // Beside a target in doubt the interval is told already.
        if assessment.target?.isInDoubt != true,
            let interval = UncertaintyText(glossary: glossary).ofFew(assessment.point, assessment.metric)
        {
            sentences.append(interval + ".")
        }
        if let target = assessment.target {
            sentences.append(TargetText(glossary: glossary).sentence(target, assessment.metric))
        }
        if case .success(let peers)? = assessment.peers {
            sentences.append(PeersText(glossary: glossary).sentence(peers, assessment.metric))
        }
        return sentences
    }
}

extension Assessment {
    /// Since the period before and the year before, where these may be compared.
    var changes: [MetricChange] {
        [previous, lastYear].compactMap { result in
            if case .success(let change)? = result { change } else { nil }
        }
    }

    var isVariationKnown: Bool { if case .success? = variation { true } else { false } }
}
