import Metrics
import Statistics
import Tables

/// Says where a number stands against its target.
struct TargetText {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// "từ 95%", "không quá 0": which numbers reach the target.
    func bound(_ target: MetricDefinition.Target, _ metric: MetricDefinition) -> String {
        let value = PointText(glossary: glossary).number(target.value, metric)
        return switch metric.direction {
        case .higher: phrases.choose("từ \(value)", "at least \(value)")
        case .lower: phrases.choose("không quá \(value)", "at most \(value)")
        case .none: value
        }
    }

    func status(_ standing: TargetStanding) -> StatusModel {
        let doubt =
            standing.isInDoubt
            ? phrases.choose("Chưa phân biệt được với mục tiêu", "Not distinguishable from the target") : nil
        return standing.isMet
            ? StatusModel(.met, text: phrases.choose("Đạt mục tiêu", "Target met"), doubt: doubt)
            : StatusModel(.notMet, text: phrases.choose("Chưa đạt mục tiêu", "Target not met"), doubt: doubt)
    }

    /// "Chưa đạt mục tiêu (từ 95%), thấp hơn 0,4 điểm phần trăm; chưa phân biệt được với mục tiêu …".
    func sentence(_ standing: TargetStanding, _ metric: MetricDefinition) -> String {
        let bound = bound(standing.target, metric)
        var text =
            standing.isMet
            ? phrases.choose("Đạt mục tiêu (\(bound))", "The target (\(bound)) is met")
            : phrases.choose("Chưa đạt mục tiêu (\(bound))", "The target (\(bound)) is not met")
        if !standing.isMet, let distance = standing.distance {
            let size = ChangeText(glossary: glossary).size(distance, metric, givesPerCent: false)
            text +=
                metric.direction == .lower
                ? phrases.choose(", cao hơn \(size)", ", \(size) above it")
                : phrases.choose(", thấp hơn \(size)", ", \(size) below it")
        }
        if standing.isInDoubt, let interval = standing.interval {
            let limits =
                phrases.choose(" (khoảng tin cậy 95%: ", " (95% interval: ")
                + ComputedText(phrases: phrases, metric: metric).range(interval.lower, interval.upper) + ")"
            text +=
                phrases.choose("; chưa phân biệt được với mục tiêu", "; not distinguishable from the target")
                + (interval.contains(standing.target.value.doubleValue) ? limits : "")
        } else if standing.isSurelyMissed {
            text += phrases.choose("; mức này khó có thể do ngẫu nhiên", "; chance alone would hardly do that")
        }
        return text + "."
    }
}
