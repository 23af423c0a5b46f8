import Charts
import Metrics
import Statistics

/// The words for what is more than the variation that is always there, the same in cards, sentences and charts.
struct VariationText {
    let phrases: Phrases

    var words: VariationWords {
        VariationWords(
            common: phrases.choose("Dao động thông thường", "Usual variation"),
            improvement: phrases.choose("Tín hiệu tốt", "Sign of improvement"),
            concern: phrases.choose("Tín hiệu xấu", "Sign of concern"),
            change: phrases.choose("Khác thường", "Unusual"))
    }

    func status(_ variation: ChartVariation) -> StatusModel {
        let kind: StatusModel.Kind =
            switch variation {
            case .common: .common
            case .improvement: .improvement
            case .concern: .concern
            case .change: .change
            }
        return StatusModel(kind, text: words[variation])
    }

    // MARK: - Of the last number

    /// A clause that follows the number; nil where nothing may be said (all numbers are the same).
    func clause(_ variation: Result<UsualVariation, Refusal>) -> String? {
        switch variation {
        case .success(let variation):
            latest(variation.signal)
                + (variation.isProvisional
                    ? phrases.choose(
                        " (giới hạn tạm thời, tính từ \(variation.count) kỳ)",
                        " (provisional limits, from \(variation.count) \(phrases.plural(variation.count, "period", "periods")))"
                    ) : "")
        case .failure(.noVariation), .failure(.missing): nil
        case .failure:
            phrases.choose(
                "chưa đủ số liệu để biết có phải dao động thông thường hay không",
                "too few figures to tell whether this is the usual variation")
        }
    }

    /// "vượt trên giới hạn dao động thông thường": by which rule the last number is unusual, if it is.
    func latest(_ signal: Signal?) -> String {
        switch signal {
        case nil: phrases.choose("trong phạm vi dao động thông thường", "within its usual variation")
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

    // MARK: - Of any number of a series

    /// "Tín hiệu xấu: vượt giới hạn trên".
    func remark(_ variation: ChartVariation, _ signals: [Signal]) -> String {
        signals.isEmpty ? words[variation] : words[variation] + ": " + phrases.list(signals.map(rule))
    }

    private func rule(_ signal: Signal) -> String {
        switch signal {
        case .outside(.high): phrases.choose("vượt giới hạn trên", "above the upper limit")
        case .outside(.low): phrases.choose("xuống dưới giới hạn dưới", "below the lower limit")
        case .trend(.high): phrases.choose("trong dãy 7 kỳ tăng liền", "in a row of 7 that rise")
        case .trend(.low): phrases.choose("trong dãy 7 kỳ giảm liền", "in a row of 7 that fall")
        case .twoOfThree(.high): phrases.choose("2 trong 3 kỳ sát giới hạn trên", "2 of 3 near the upper limit")
        case .twoOfThree(.low): phrases.choose("2 trong 3 kỳ sát giới hạn dưới", "2 of 3 near the lower limit")
        case .shift(.high): phrases.choose("trong dãy 7 kỳ liền trên trung bình", "in a row of 7 above the mean")
        case .shift(.low): phrases.choose("trong dãy 7 kỳ liền dưới trung bình", "in a row of 7 below the mean")
        }
    }
}

extension ChartVariation {
    init(_ variation: ControlChart.Variation) {
        self =
            switch variation {
            case .common: .common
            case .improvement: .improvement
            case .concern: .concern
            case .high, .low: .change
            }
    }

    /// - Parameter isImprovement: nil where neither way is good.
    init(isImprovement: Bool?) {
        self = isImprovement.map { $0 ? .improvement : .concern } ?? .change
    }
}
