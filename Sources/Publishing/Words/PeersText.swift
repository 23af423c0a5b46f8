import Metrics
import Statistics
import Tables

/// Says where a number stands among those of the other members of its dimension.
struct PeersText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// "11 đơn vị khác: trung vị 96,2%, trung bình 95,8%; kém hơn hẳn cả nhóm, khó có thể do ngẫu nhiên."
    func sentence(_ peers: PeerStanding, _ metric: MetricDefinition) -> String {
        let text = PointText(glossary: glossary)
        let count = phrases.numbers.number(Rational(peers.benchmark.count))
        let median = text.number(peers.benchmark.median, metric)
        let mean = text.number(peers.benchmark.mean, metric)
        let others = phrases.text(
            isUnits(peers.field, metric)
                ? UnitOfMeasure(vi: "đơn vị khác", en: "other units", one: "other unit")
                : UnitOfMeasure(vi: "mục khác", en: "others", one: "other"), after: count)
        var sentence = phrases.choose(
            "\(count) \(others): trung vị \(median), trung bình \(mean)",
            "\(count) \(others): median \(median), mean \(mean)")
        if peers.benchmark.missing > 0 {
            let missing = phrases.numbers.number(Rational(peers.benchmark.missing))
            sentence += phrases.choose(" (\(missing) chưa có số liệu)", " (\(missing) without a figure)")
        }
        if let standing = peers.standing { sentence += "; " + words(standing, peers.areOverdispersed, metric) }
        return sentence + "."
    }

    private func words(
        _ standing: FunnelPlot.Standing, _ areOverdispersed: Bool, _ metric: MetricDefinition
    ) -> String {
        guard case .alarm = standing else {
            return phrases.choose("chưa khác hẳn cả nhóm", "not clearly unlike the group")
        }
        let funnel = FunnelText(phrases: phrases)
        return phrases.lowercased(funnel.words[funnel.variation(standing, metric)])
            + (areOverdispersed
                ? phrases.choose(
                    ", nhưng các đơn vị vốn khác nhau nhiều hơn ngẫu nhiên",
                    ", but the units differ by more than chance anyhow")
                : phrases.choose(", khó có thể do ngẫu nhiên", ", hardly by chance"))
    }

    private func isUnits(_ field: String, _ metric: MetricDefinition) -> Bool {
        glossary.catalogue.datasets(of: metric).contains { name in
            glossary.catalogue.dataset(name)?.field(field)?.dimension?.isUnits ?? false
        }
    }
}
