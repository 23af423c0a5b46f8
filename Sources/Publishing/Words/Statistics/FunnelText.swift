import Charts
import Metrics
import Statistics

/// The words of a funnel plot.
struct FunnelText {
    let phrases: Phrases

    var words: VariationWords {
        VariationWords(
            common: phrases.choose("Trong giới hạn của ngẫu nhiên", "Within what chance explains"),
            improvement: phrases.choose("Tốt hơn hẳn cả nhóm", "Clearly better than the group"),
            concern: phrases.choose("Kém hơn hẳn cả nhóm", "Clearly worse than the group"),
            change: phrases.choose("Khác hẳn cả nhóm", "Clearly unlike the group"))
    }

    /// Only the outer limits make a unit stand out: of the inner ones one unit in 20 is outside by chance.
    func variation(_ standing: FunnelPlot.Standing, _ metric: MetricDefinition) -> ChartVariation {
        guard case .alarm(let side) = standing else { return .common }
        guard let better = metric.direction.better else { return .change }
        return (side == .high) == (better == .higher) ? .improvement : .concern
    }

    func remark(_ standing: FunnelPlot.Standing, _ metric: MetricDefinition) -> String {
        switch standing {
        case .within: words.common
        case .warning(.high): phrases.choose("Trên giới hạn 95%: theo dõi", "Above the 95% limit: keep an eye on it")
        case .warning(.low): phrases.choose("Dưới giới hạn 95%: theo dõi", "Below the 95% limit: keep an eye on it")
        case .alarm(.high):
            words[variation(standing, metric)]
                + phrases.choose(" (trên giới hạn 99,8%)", " (above the 99.8% limit)")
        case .alarm(.low):
            words[variation(standing, metric)]
                + phrases.choose(" (dưới giới hạn 99,8%)", " (below the 99.8% limit)")
        }
    }

    func machine(_ standing: FunnelPlot.Standing) -> String {
        switch standing {
        case .within: "within"
        case .warning(.high): "above_95"
        case .warning(.low): "below_95"
        case .alarm(.high): "above_99_8"
        case .alarm(.low): "below_99_8"
        }
    }

    func outside(high: [String], low: [String]) -> [String] {
        guard !high.isEmpty || !low.isEmpty else {
            return [
                phrases.choose(
                    "Không đơn vị nào ngoài giới hạn 99,8%: các chênh lệch có thể chỉ do ngẫu nhiên.",
                    "None is outside the 99.8% limits: the differences may be chance only.")
            ]
        }
        var sentences: [String] = []
        if !low.isEmpty {
            sentences.append(
                phrases.choose("Dưới giới hạn 99,8%: ", "Below the 99.8% limit: ") + phrases.list(low) + ".")
        }
        if !high.isEmpty {
            sentences.append(
                phrases.choose("Trên giới hạn 99,8%: ", "Above the 99.8% limit: ") + phrases.list(high) + ".")
        }
        return sentences
    }

    /// - Parameter ratio: as printed.
    func overdispersed(_ ratio: String) -> String {
        phrases.choose(
            "Các đơn vị khác nhau nhiều hơn ngẫu nhiên (hệ số \(ratio), ngẫu nhiên là 1): có yếu tố chung chưa tính đến, nên đơn vị ngoài giới hạn chưa hẳn là bất thường.",
            "The units differ more than chance explains (ratio \(ratio), chance being 1): something is not accounted for, so that being outside the limits need not be unusual."
        )
    }

    func method(ofShares: Bool) -> String {
        ofShares
            ? phrases.choose(
                "Giới hạn 95% và 99,8% tính chính xác theo phân bố nhị thức quanh mức của cả nhóm; đơn vị ít hồ sơ thì giới hạn rộng.",
                "Limits of 95% and 99.8% are exact, by the binomial distribution around the whole group; they are wide where there are few cases."
            )
            : phrases.choose(
                "Giới hạn 95% và 99,8% tính chính xác theo phân bố Poisson quanh mức của cả nhóm; đơn vị có mẫu số nhỏ thì giới hạn rộng.",
                "Limits of 95% and 99.8% are exact, by the Poisson distribution around the whole group; they are wide where the denominator is small."
            )
    }
}
