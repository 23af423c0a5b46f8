import Charts
import Metrics
import Statistics

/// The words of a control chart.
struct ControlText {
    let phrases: Phrases

    private var variations: VariationText { VariationText(phrases: phrases) }
    var words: VariationWords { variations.words }

    var provisional: String { phrases.choose("Giới hạn tạm thời", "Provisional limits") }

    /// - Parameter count: of how many periods the limits are made.
    func provisional(_ count: Int) -> String {
        phrases.choose(
            "Giới hạn tạm thời: mới tính từ \(count) kỳ, còn thay đổi cho đến khi đủ \(ControlChart.firmCount) kỳ.",
            "Provisional limits: from \(count) \(phrases.plural(count, "period", "periods")) only, they still change until there are \(ControlChart.firmCount)."
        )
    }

    func status(_ assurance: ControlChart.Assurance) -> StatusModel {
        switch assurance {
        case .consistentlyPasses: StatusModel(.met, text: phrases.choose("Luôn đạt mục tiêu", "Target always met"))
        case .consistentlyFails:
            StatusModel(.notMet, text: phrases.choose("Không đạt được mục tiêu", "Target out of reach"))
        case .hitAndMiss:
            StatusModel(.hitAndMiss, text: phrases.choose("Mục tiêu lúc đạt lúc không", "Target hit and missed"))
        }
    }

    /// Why a number beyond a limit is not marked.
    var unconfirmed: String {
        phrases.choose(
            "Có kỳ nằm ngoài giới hạn mà không đánh dấu: theo phép tính chính xác (mức 99,8%), chênh lệch của kỳ ấy vẫn có thể do ngẫu nhiên.",
            "A number beyond a limit is not marked where the exact test (99.8%) leaves it to chance."
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
            case .uPrime: "u′"
            case .c: "c"
            case .t: "t"
            case .g: "g"
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
