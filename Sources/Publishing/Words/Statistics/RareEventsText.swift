import Tables

/// The words of charts of what lies between rare events.
struct RareEventsText {
    let phrases: Phrases

    func several(_ day: Period) -> String {
        let name = phrases.inSentence(day)
        return phrases.choose(
            "Không lập được: ngày \(name) có nhiều sự việc, không rõ giữa chúng cách nhau bao nhiêu; hãy đếm theo tháng (limits: c hoặc u).",
            "Not made: on \(name) there were several events, and what lies between them is not known; count them by month (limits: c or u)."
        )
    }
}
