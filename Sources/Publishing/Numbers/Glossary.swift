import Diagnostics
import Metrics
import Tables

/// Names things for readers: fields, nodes, measures, members and metrics by their titles.
struct Glossary: Sendable {
    let catalogue: Catalogue
    let phrases: Phrases
    /// Stands between the members of a pair.
    private static let pairSign = " × "

    /// The title of a field, node or measure of `dataset`, of a metric, or of a member; the name itself otherwise.
    func title(_ name: String, in dataset: String?) -> String {
        // A pair of members that has no row.
        let pair = name.split(separator: Self.pairSign).map(String.init)
        if pair.count > 1 { return pair.map { title($0, in: dataset) }.joined(separator: Self.pairSign) }
        if let dataset = dataset.flatMap(catalogue.dataset) {
            if let measure = dataset.measure(name) { return phrases.text(measure.title) }
            if let field = dataset.field(name) { return phrases.text(field.title) }
            for field in dataset.dimensionFields {
                if let member = field.dimension?.member(name) { return phrases.text(member.title) }
            }
        }
        return catalogue.metric(name).map { phrases.text($0.title) } ?? name
    }

    /// The title of what a metric is made from: of a measure or member of its dataset, or, where it is derived, of an
    /// operand or of what the operands are made from in turn.
    func title(_ name: String, of metric: MetricDefinition) -> String {
        if metric.dataset == nil, catalogue.metric(name) == nil {
            let titles = catalogue.datasets(of: metric).lazy.map { title(name, in: $0) }
            return titles.first { $0 != name } ?? name
        }
        return title(name, in: metric.dataset)
    }

    func member(_ id: String, of field: String, in datasets: [String], short: Bool = false) -> String {
        for dataset in datasets.compactMap(catalogue.dataset) {
            if let member = dataset.field(field)?.dimension?.member(id) {
                return phrases.text(short ? member.short : member.title)
            }
        }
        return id
    }

    /// A period of numbers of `datasets`; a record of a register that has no date states no period, but has one.
    func period(_ period: Period, in datasets: [String], short: Bool = false) -> String {
        let rules = datasets.compactMap(catalogue.dataset).map { $0.kind == .register ? $0.period : nil }
        guard period == .unstated, let first = rules.first, let rule = first, rules.allSatisfy({ $0 != nil }) else {
            return short ? phrases.periods.short(period) : phrases.periods.period(period)
        }
        if case .year = rule { return phrases.choose("không rõ năm", "year unknown") }
        return phrases.choose("không rõ ngày", "date unknown")
    }

    /// The period of a number; of a sum over several, from when on.
    func period(of point: MetricPoint, in datasets: [String]) -> String {
        let period = period(point.key.period, in: datasets)
        guard let window = point.window, window.count > 1 else { return period }
        let from = phrases.periods.date(window.days.lowerBound)
        return phrases.choose("\(period), cộng dồn từ \(from)", "\(period), summed from \(from)")
    }

    /// The title of a criterion of an index.
    func criterion(_ name: String, of metric: MetricDefinition) -> String {
        guard case .index(let definition) = metric.formula, let item = definition.item(name) else { return name }
        return phrases.text(item.title)
    }

    func fieldTitle(_ field: String, in datasets: [String]) -> String {
        datasets.lazy.compactMap { catalogue.dataset($0)?.field(field) }.first.map { phrases.text($0.title) } ?? field
    }

    /// How a metric is made, in words: "Trước hạn và đúng hạn ÷ Đã giải quyết".
    func formula(_ metric: MetricDefinition) -> String {
        func name(_ measure: String) -> String { title(measure, in: metric.dataset) }
        switch metric.formula {
        case .index(let definition): return IndexText(glossary: self).formula(definition)
        case .ranking(let rule):
            let datasets = catalogue.datasets(of: metric)
            let field = phrases.lowercased(fieldTitle(rule.among, in: datasets))
            let least = rule.leastCount.map {
                phrases.choose("; mẫu số dưới \($0) thì không xếp", "; not with a denominator under \($0)")
            }
            return phrases.choose(
                "Xếp hạng các \(field) theo “\(title(rule.metric, in: nil))” trong từng kỳ; số in ra bằng nhau thì đồng hạng",
                "Members of \(field) ranked by “\(title(rule.metric, in: nil))” in each period; what prints alike is tied"
            )
                + (least ?? "")
        case .cumulative(let of, let formula, let window):
            var single = metric
            single.formula = formula
            let isRatio = formula.measures.count > 1
            let how =
                isRatio
                ? phrases.choose(
                    "cộng dồn tử số và mẫu số rồi mới chia", "numerators and denominators are summed, then divided")
                : phrases.choose("cộng dồn", "summed")
            return "“\(title(of, in: nil))” (\(self.formula(single))), \(phrases.window(window)): \(how)"
        case .simple(let measure): return name(measure)
        case .ratio(let numerator, let denominator): return "\(name(numerator)) ÷ \(name(denominator))"
        case .rank(let measure, let of):
            return phrases.choose("\(name(measure)) trên \(name(of))", "\(name(measure)) of \(name(of))")
        case .reported(let measure):
            return phrases.choose(
                "\(name(measure)); nguồn không nêu tử số, mẫu số", "\(name(measure)); the source gives no counts")
        case .derived(let expression):
            // Names become titles; the signs of the expression stay as written.
            var text = ""
            var word = ""
            func flush() {
                text += word.isEmpty ? "" : catalogue.metric(word).map { "“\(phrases.text($0.title))”" } ?? word
                word = ""
            }
            for character in expression.text {
                if character.isLetter || character.isNumber || character == "_" {
                    word.append(character)
                } else {
                    flush()
                    text.append(character == "-" ? "−" : character == "*" ? "×" : character == "/" ? "÷" : character)
                }
            }
            flush()
            return text
        }
    }
}
