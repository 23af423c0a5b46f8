import Metrics
import Statistics
import Tables

/// Puts composite indices into words.
struct IndexText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// How an index is made: each criterion with its most points and its scale, and what becomes of a missing one.
    func formula(_ definition: IndexDefinition) -> String {
        phrases.choose(
            "Tổng điểm, tối đa \(points(definition.index.maximum)): ",
            "Points, at most \(points(definition.index.maximum)): ")
            + definition.items.map(item).joined(separator: "; ") + ". " + rule(definition.index.missingRule)
    }

    /// "Đúng hạn 60 điểm (“Tỷ lệ đúng hạn”: 80% được 0 điểm, từ 100% được đủ điểm)".
    private func item(_ item: IndexDefinition.Item) -> String {
        let title = phrases.text(item.title)
        guard let source = item.source else {
            return title + " [" + item.parts.map(self.item).joined(separator: "; ") + "]"
        }
        let metric = glossary.catalogue.metric(source.metric)
        let name = glossary.title(source.metric, in: nil)
        let of = points(source.points, named: true)
        guard let scale = source.scale, let metric else {
            return "\(title) \(of) (“\(name)”)"
        }
        let numbers = phrases.numbers
        let (none, all) = (numbers.text(scale.none, of: metric), numbers.text(scale.all, of: metric))
        return phrases.choose(
            "\(title) \(of) (“\(name)”: \(none) được 0 điểm, \(all) được đủ điểm)",
            "\(title) \(of) (“\(name)”: nothing at \(none), all at \(all))")
    }

    private func rule(_ rule: CompositeIndex.MissingRule) -> String {
        switch rule {
        case .rescale:
            phrases.choose(
                "Tiêu chí thiếu số liệu được để ra ngoài, điểm chia lại cho các tiêu chí cùng nhóm",
                "A missing criterion is left out, its weight given to the others of its group")
        case .zero: phrases.choose("Tiêu chí thiếu số liệu tính 0 điểm", "A missing criterion counts 0")
        case .noScore: phrases.choose("Thiếu một tiêu chí thì không tính", "Without one of them there is no score")
        }
    }

    /// What became of missing criteria, at the foot of a figure; nil where none is missing.
    func note(_ score: IndexScore, _ metric: MetricDefinition) -> String? {
        guard !score.missing.isEmpty else { return nil }
        let names = phrases.list(score.missing.map { "“\(glossary.criterion($0, of: metric))”" })
        return score.index.missingRule == .zero
            ? phrases.choose(
                "Tính 0 điểm vì thiếu số liệu: \(names).", "Counted as 0 because figures are missing: \(names).")
            : phrases.choose(
                "Tính trên các tiêu chí có số liệu; thiếu \(names).",
                "Computed from the criteria that have figures; without \(names).")
    }

    func points(_ value: Rational, named: Bool = false) -> String {
        let number = phrases.numbers.exact(value)
        return named ? number + " " + phrases.text(.points, after: number) : number
    }
}
