import Metrics
import Statistics

/// Says whether a number is more than the variation that is always there.
struct VariationText {
    let phrases: Phrases

    /// A clause that follows the number; nil where nothing may be said (all numbers are the same).
    func clause(_ variation: Result<UsualVariation, Refusal>) -> String? {
        switch variation {
        case .success(let variation): usual(variation)
        case .failure(.noVariation), .failure(.missing): nil
        case .failure:
            phrases.choose(
                "chưa đủ số liệu để biết có phải dao động thông thường hay không",
                "too few figures to tell whether this is the usual variation")
        }
    }

    private func usual(_ variation: UsualVariation) -> String {
        let provisional =
            variation.isProvisional
            ? phrases.choose(
                " (giới hạn tạm thời, tính từ \(variation.count) kỳ)",
                " (provisional limits, from \(variation.count) periods)") : ""
        guard let signal = variation.signal else {
            return phrases.choose("trong phạm vi dao động thông thường", "within its usual variation") + provisional
        }
        return words(signal) + meaning(variation.variation) + provisional
    }

    private func words(_ signal: Signal) -> String {
        switch signal {
        case .outside(.high):
            phrases.choose("vượt trên giới hạn dao động thông thường", "above the limit of its usual variation")
        case .outside(.low):
            phrases.choose("xuống dưới giới hạn dao động thông thường", "below the limit of its usual variation")
        case .trend(.high):
            phrases.choose("tăng dần ít nhất 7 kỳ liền", "rising for at least 7 periods in a row")
        case .trend(.low):
            phrases.choose("giảm dần ít nhất 7 kỳ liền", "falling for at least 7 periods in a row")
        case .twoOfThree(.high):
            phrases.choose(
                "2 trong 3 kỳ gần nhất sát giới hạn trên của dao động thông thường",
                "2 of the last 3 periods close to the upper limit of the usual variation")
        case .twoOfThree(.low):
            phrases.choose(
                "2 trong 3 kỳ gần nhất sát giới hạn dưới của dao động thông thường",
                "2 of the last 3 periods close to the lower limit of the usual variation")
        case .shift(.high):
            phrases.choose(
                "ít nhất 7 kỳ liền cao hơn mức trung bình", "above its average for at least 7 periods in a row")
        case .shift(.low):
            phrases.choose(
                "ít nhất 7 kỳ liền thấp hơn mức trung bình", "below its average for at least 7 periods in a row")
        }
    }

    private func meaning(_ variation: ControlChart.Variation) -> String {
        switch variation {
        case .improvement: phrases.choose(" (tín hiệu tốt)", " (a sign of improvement)")
        case .concern: phrases.choose(" (tín hiệu xấu)", " (a sign of concern)")
        case .common, .high, .low: ""
        }
    }
}
