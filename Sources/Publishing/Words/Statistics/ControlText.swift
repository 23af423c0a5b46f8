import Charts
import Metrics
import Statistics

/// The words of a control chart.
struct ControlText {
    let phrases: Phrases

    var words: VariationWords {
        VariationWords(
            common: phrases.choose("Dao động thông thường", "Usual variation"),
            improvement: phrases.choose("Tín hiệu tốt", "Sign of improvement"),
            concern: phrases.choose("Tín hiệu xấu", "Sign of concern"),
            change: phrases.choose("Khác thường", "Unusual"))
    }

    /// The rule that names a value unusual.
    func rule(_ signal: Signal) -> String {
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

    /// "Tín hiệu xấu: vượt giới hạn trên".
    func remark(_ variation: ChartVariation, _ signals: [Signal]) -> String {
        signals.isEmpty ? words[variation] : words[variation] + ": " + phrases.list(signals.map(rule))
    }

    var provisional: String { phrases.choose("Giới hạn tạm thời", "Provisional limits") }

    /// - Parameter count: of how many periods the limits are made.
    func provisional(_ count: Int) -> String {
        phrases.choose(
            "Giới hạn tạm thời: mới tính từ \(count) kỳ, còn thay đổi cho đến khi đủ \(ControlChart.firmCount) kỳ.",
            "Provisional limits: from \(count) periods only, they still change until there are \(ControlChart.firmCount)."
        )
    }

    func assurance(_ assurance: ControlChart.Assurance, _ target: String) -> String {
        switch assurance {
        case .consistentlyPasses:
            phrases.choose(
                "Mục tiêu \(target): trong dao động thông thường vẫn luôn đạt.",
                "Target \(target): met within the usual variation.")
        case .consistentlyFails:
            phrases.choose(
                "Mục tiêu \(target): cách làm hiện nay không đạt được, phải thay đổi cách làm.",
                "Target \(target): out of reach as things run; only a change will meet it.")
        case .hitAndMiss:
            phrases.choose(
                "Mục tiêu \(target): lúc đạt lúc không, do dao động thông thường.",
                "Target \(target): met or missed by the usual variation.")
        }
    }

    /// How the limits are made.
    func method(_ form: ControlForm) -> String {
        let name =
            switch form {
            case .xmr: "XmR"
            case .p: "p"
            case .pPrime: "p′"
            case .u: "u"
            case .c: "c"
            }
        return phrases.choose(
            "Biểu đồ kiểm soát \(name), bốn quy tắc của Making Data Count (NHS England). Giới hạn chỉ đặt lại khi có nguyên nhân được khai báo.",
            "Control chart \(name), the four rules of Making Data Count (NHS England). Limits are set anew only for a declared cause."
        )
    }

    /// Runs of unusual periods by what they are called: "Tín hiệu xấu: 03/2024, 05/2024–11/2024."
    /// - Parameter periods: in order, with what each is called.
    func unusual(_ periods: [(name: String, variation: ChartVariation)]) -> [String] {
        [ChartVariation.concern, .improvement, .change].compactMap { variation in
            var runs: [(first: String, last: String)] = []
            var isOpen = false
            for period in periods {
                guard period.variation == variation else {
                    isOpen = false
                    continue
                }
                if isOpen { runs[runs.count - 1].last = period.name } else { runs.append((period.name, period.name)) }
                isOpen = true
            }
            if runs.isEmpty { return nil }
            let names = runs.map { run in
                run.first == run.last
                    ? run.first : phrases.choose("\(run.first) đến \(run.last)", "\(run.first) to \(run.last)")
            }
            return words[variation] + ": " + names.joined(separator: ", ") + "."
        }
    }
}
