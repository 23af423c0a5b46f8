import Metrics
import Statistics
import Tables

/// Says where a number stands among those of the other members of its dimension.
struct PeersText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// "11 đơn vị khác: trung vị 96,2%, trung bình 95,8%; thấp hơn hẳn mức chung, khó có thể do ngẫu nhiên."
    func sentence(_ peers: PeerStanding, _ metric: MetricDefinition) -> String {
        let text = PointText(glossary: glossary)
        let count = phrases.numbers.number(Rational(peers.benchmark.count))
        let median = text.number(peers.benchmark.median, metric)
        let mean = text.number(peers.benchmark.mean, metric)
        let others =
            isUnits(peers.field, metric)
            ? phrases.choose("đơn vị khác", "other units") : phrases.choose("mục khác", "others")
        var sentence = phrases.choose(
            "\(count) \(others): trung vị \(median), trung bình \(mean)",
            "\(count) \(others): median \(median), mean \(mean)")
        if peers.benchmark.missing > 0 {
            let missing = phrases.numbers.number(Rational(peers.benchmark.missing))
            sentence += phrases.choose(" (\(missing) chưa có số liệu)", " (\(missing) without a figure)")
        }
        if let standing = peers.standing { sentence += "; " + words(standing) }
        return sentence + "."
    }

    private func words(_ standing: FunnelPlot.Standing) -> String {
        switch standing {
        case .alarm(.high):
            phrases.choose(
                "cao hơn hẳn mức chung, khó có thể do ngẫu nhiên", "well above the whole, hardly by chance")
        case .alarm(.low):
            phrases.choose(
                "thấp hơn hẳn mức chung, khó có thể do ngẫu nhiên", "well below the whole, hardly by chance")
        case .warning, .within:
            phrases.choose("chưa khác hẳn mức chung", "not clearly different from the whole")
        }
    }

    private func isUnits(_ field: String, _ metric: MetricDefinition) -> Bool {
        glossary.catalogue.datasets(of: metric).contains { name in
            glossary.catalogue.dataset(name)?.field(field)?.dimension?.isUnits ?? false
        }
    }
}
