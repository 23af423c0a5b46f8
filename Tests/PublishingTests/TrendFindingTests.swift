import Testing

@testable import Publishing

/// Charts whose last number has something to say: in their description always, in their title where that is asked for.
@Suite struct TrendFindingTests {
    private let block = "kind: line\nmetric: share\nunit: a\ngrain: month"

    private func title(_ made: StatisticsSample.Made) -> String {
        String(made.html.firstMatch(of: /figure-title"?[^>]*>([^<]*)</)?.output.1 ?? "?")
    }

    private func description(_ made: StatisticsSample.Made) -> String {
        String(made.svg?.firstMatch(of: /<desc[^>]*>([^<]*)</)?.output.1 ?? "?")
    }

    private let months = [(100, 90), (100, 92), (100, 91), (100, 93), (100, 90), (100, 92), (100, 91), (100, 94)].map {
        (done: $0.0, inTime: $0.1)
    }
    private let sentence =
        "tháng 8/2023 đạt 94% (94/100), tăng 3 điểm phần trăm so với tháng 7/2023, trong phạm vi dao động thông thường (giới hạn tạm thời, tính từ 8 kỳ)"

    @Test("The description of a chart of one series ends with what its last number says; the title stays as it is")
    func described() throws {
        let made = try StatisticsSample(months: months).figure(block)
        #expect(title(made) == "Share")
        #expect(description(made).lowercased().contains(sentence.lowercased()), "\(description(made))")
    }

    @Test("With title: auto the title says it shortly, behind the name of the metric, and the description whole")
    func titled() throws {
        let made = try StatisticsSample(months: months).figure(block + "\ntitle: auto")
        let expected =
            "Share: tháng 8/2023 đạt 94%, tăng 3 điểm phần trăm so với tháng 7/2023, trong phạm vi dao động thông thường"
        #expect(title(made) == expected)
        #expect(description(made).lowercased().contains(sentence.lowercased()), "\(description(made))")
        var english = StatisticsSample(months: months)
        english.language = .english
        #expect(try title(english.figure(block + "\ntitle: auto")).hasPrefix("Share: in August 2023 it stood at 94%"))
    }

    @Test(
        "Nothing is said of missing data, one point, a zero denominator, or values that are all the same",
        arguments: [
            ["0,a,100,90", "1,a,100,91", "2,a,100,…"], ["0,a,100,90"], ["0,a,100,90", "1,a,100,91", "2,a,0,0"],
            ["0,a,100,90", "1,a,100,90", "2,a,100,90"], ["0,a,100,90", "2,a,100,91"],
            ["0,a,100,90", "1,a,100,91", "2,a,100,≥ 91"],
        ])
    func silent(rows: [String]) throws {
        let made = try StatisticsSample(rows).figure(block + "\ntitle: auto")
        #expect(title(made) == "Share")
        for word in ["tăng", "giảm", "không đổi", "dao động", "so sánh"] {
            #expect(!description(made).contains(word), "\(description(made))")
        }
    }

    @Test("Nothing is said across a break of the series")
    func seriesBreak() throws {
        var sample = StatisticsSample(["0,a,100,90", "1,a,100,91"])
        sample.breaks = "breaks: [{from: 2023-02-01, title: New rule}]"
        #expect(try title(sample.figure(block + "\ntitle: auto")) == "Share")
    }
}
