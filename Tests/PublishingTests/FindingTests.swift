import Diagnostics
import Metrics
import Tables
import Testing

@testable import Project
@testable import Publishing

/// Sentences on numbers; all figures are made up.
@Suite struct FindingTests {
    /// A site with this many quarters of office A from 2021 on, each "on_time/resolved".
    private func sample(_ shares: [String]) throws -> Sample {
        var csv = "from,to,unit,received,resolved,on_time,overdue,source,note\n"
        var period = try #require(Period(parsing: "2021-Q1"))
        for share in shares {
            let interval = try #require(period.interval)
            let counts = share.split(separator: "/")
            let bottom = counts.count > 1 ? String(counts[1]) : "…"
            csv += "\(interval.lowerBound.iso),\(interval.upperBound.iso),a,\(bottom),\(bottom),\(counts[0]),…,s1,\n"
            period = try #require(period.next)
        }
        let descriptor = try #require(Sample().files["data/ho-so.yaml"]?.split(separator: "checks:").first)
        return Sample().with("data/ho-so.csv", csv).with("data/ho-so.yaml", String(descriptor))
    }

    private func assessment(
        _ metric: String, _ period: String, in context: SiteContext
    ) throws -> Assessment {
        let (_, point) = try context.point(metric, "a", period)
        let request = MetricRequest(
            metric: metric, members: ["unit": ["a"]], periods: .list([try #require(Period(parsing: period))]))
        return try #require(try Comparer(context.results).assessments(of: [point], request).first)
    }

    private func sentence(
        _ shares: [String], _ period: String, metric: String = "on_time_rate", language: Language = .vietnamese
    ) throws -> String? {
        let context = try sample(shares).context(language: language)
        let found = try assessment(metric, period, in: context)
        var register = context.register(from: "index.html")
        let number = InlineComposer(context: context, page: "index.html").number(
            found.point, found.metric, &register)
        return FindingText(glossary: context.glossary).sentence(found, number)?.text
    }

    private let steady = [
        "90/100", "92/100", "91/100", "93/100", "90/100", "92/100", "91/100", "93/100", "90/100", "92/100", "91/100",
        "93/100", "90/100",
    ]

    @Test("A finding says value, change in points and whether that is the usual variation")
    func common() throws {
        #expect(
            try sentence(steady, "2024-Q1")
                == "Quý I/2024 đạt 90% (90/100), giảm 3 điểm phần trăm so với quý IV/2023 và không đổi so với quý I/2023, trong phạm vi dao động thông thường."
        )
        #expect(
            try sentence(steady, "2024-Q1", language: .english)
                == "In Q1 2024 it stood at 90% (90/100), down 3 percentage points compared with Q4 2023 and unchanged compared with Q1 2023, within its usual variation."
        )
    }

    @Test("Limits of fewer than twelve periods are provisional, and of fewer than six there are none")
    func provisional() throws {
        #expect(
            try sentence(Array(steady.prefix(8)), "2022-Q4")
                == "Quý IV/2022 đạt 93% (93/100), tăng 2 điểm phần trăm so với quý III/2022 và không đổi so với quý IV/2021, trong phạm vi dao động thông thường (giới hạn tạm thời, tính từ 8 kỳ)."
        )
        #expect(
            try sentence(Array(steady.prefix(3)), "2021-Q3")
                == "Quý III/2021 đạt 91% (91/100), giảm 1 điểm phần trăm so với quý II/2021; chưa đủ số liệu để biết có phải dao động thông thường hay không."
        )
    }

    @Test("What is beyond the limits is said")
    func signal() throws {
        #expect(
            try sentence(Array(steady.dropLast()) + ["50/100"], "2024-Q1")
                == "Quý I/2024 đạt 50% (50/100), giảm 43 điểm phần trăm so với quý IV/2023 và giảm 40 điểm phần trăm so với quý I/2023, xuống dưới giới hạn dao động thông thường."
        )
        #expect(
            try sentence(Array(steady.dropLast()) + ["50/100"], "2024-Q1", language: .english)?.hasSuffix(
                ", below the limit of its usual variation.") == true)
    }

    @Test("A rise and a fall in one sentence are set against each other")
    func turn() throws {
        #expect(
            try sentence(["90/100", "92/100", "91/100", "93/100", "92/100"], "2022-Q1")?.contains(
                "giảm 1 điểm phần trăm so với quý IV/2021 nhưng tăng 2 điểm phần trăm so với quý I/2021") == true)
    }

    @Test("No sentence is made of missing data")
    func missing() throws {
        #expect(try sentence(["90/100", "…/100"], "2021-Q2") == nil)
        #expect(try sentence(["90/100", "≥ 90/100"], "2021-Q2") == nil)
        #expect(try sentence(["90/100", "*/100"], "2021-Q2") == nil)
        // The number is there and the one before is not: that is said, and no change.
        #expect(
            try sentence(["90/100", "…/100", "91/100"], "2021-Q3")
                == "Quý III/2021 đạt 91% (91/100); chưa đủ số liệu để so sánh: quý II/2021 thiếu “Đúng hạn”.")
    }

    @Test("No sentence is made of one point")
    func onePoint() throws { #expect(try sentence(["90/100"], "2021-Q1") == nil) }

    @Test("No sentence is made of a zero denominator")
    func zeroDenominator() throws {
        #expect(try sentence(["90/100", "0/0"], "2021-Q2") == nil)
        #expect(
            try sentence(["90/100", "92/100", "0/0", "91/100"], "2021-Q4")
                == "Quý IV/2021 đạt 91% (91/100); không so sánh được với kỳ trước: quý III/2021 có mẫu số bằng 0.")
    }

    @Test("No sentence is made of values that are all the same")
    func allEqual() throws { #expect(try sentence(Array(repeating: "90/100", count: 13), "2024-Q1") == nil) }

    @Test("No sentence is made across unlike periods")
    func unlike() throws {
        let csv = """
            from,to,unit,received,resolved,on_time,overdue,source,note
            2023-01-01,2023-03-31,a,100,100,90,…,s1,
            2023-04-01,2023-05-15,a,100,100,95,…,s1,
            2023-01-01,2023-12-31,a,400,400,390,…,s1,

            """
        let context = try sample([]).with("data/ho-so.csv", csv).context()
        for period in ["2023-Q1", "2023-04-01..2023-05-15", "2023"] {
            let found = try assessment("on_time_rate", period, in: context)
            #expect(found.history.silence != nil && found.changes.isEmpty, "\(period)")
        }
    }

    /// Of sentences there is a test for each case above, of rankings and of the statuses of charts in
    /// `NothingToJudgeByTests`.
    @Test(
        "No status is given to missing data, one point, a zero denominator, values all the same, or a lone kind of period",
        arguments: [
            (["90/100", "…/100"], "2021-Q2"), (["90/100"], "2021-Q1"), (["90/100", "0/0"], "2021-Q2"),
            (Array(repeating: "90/100", count: 13), "2024-Q1"), (["90/100", "91/100", "92/100", "93/100"], "2021"),
        ])
    func noStatus(shares: [String], period: String) throws {
        let context = try sample(shares).context()
        let found = try assessment("on_time_rate", period, in: context)
        #expect(found.signals.isEmpty && FindingText(glossary: context.glossary).status(found) == nil)
        if case .success(let variation)? = found.variation { Issue.record("\(variation)") }
        if case .success(let peers)? = found.peers { Issue.record("\(peers)") }
        if found.point.quantity.exactValue == nil { #expect(found.target == nil) }
    }

    @Test("Counts are there, in their unit, with the per cent of the change")
    func counts() throws {
        #expect(
            try sentence(["90/100", "92/130"], "2021-Q2", metric: "received")?.hasPrefix(
                "Quý II/2021 có 130 hồ sơ, tăng 30 hồ sơ (30%) so với quý I/2021") == true)
        #expect(
            try sentence(["0/0", "92/130"], "2021-Q2", metric: "received")?.hasPrefix(
                "Quý II/2021 có 130 hồ sơ, tăng 130 hồ sơ so với quý I/2021") == true)
    }

    // MARK: - The block

    private func findings(
        _ shares: [String], metrics: [String] = ["on_time_rate"], most: Int? = nil
    ) throws -> FindingsModel {
        let context = try sample(shares).context()
        var problems: [Diagnostic] = []
        let numbers = NumbersRequest(metrics: metrics, members: ["unit": ["a"]], periods: quarters)
        let model = FindingsComposer(context: context, page: "index.html").findings(
            numbers, most: most, id: "f", title: "Điểm cần chú ý", level: 2, at: SourceLocation(file: "x.md"), &problems
        )
        #expect(problems.isEmpty)
        return try #require(model)
    }

    @Test("Where nothing stands out, or too little is known, the block says so")
    func quiet() throws {
        let calm = try findings(steady.map { $0.replacing("/100", with: "/98") })
        #expect(calm.findings.isEmpty)
        #expect(
            calm.summary == [
                "Không có điểm nào nổi bật hơn dao động thông thường.",
                "Đã xét 1 chuỗi số: 1 trong phạm vi dao động thông thường, 0 chưa đủ số liệu để biết.",
            ])
        let few = try findings(["90/100"], metrics: ["received"])
        #expect(
            few.summary == [
                "Chưa đủ số liệu để biết có điểm nào nổi bật hơn dao động thông thường hay không.",
                "Đã xét 1 chuỗi số: 0 trong phạm vi dao động thông thường, 1 chưa đủ số liệu để biết.",
            ])
    }

    @Test("What stands out is listed by its evidence, leads to its metric, and says whether it is good")
    func ranked() throws {
        let falling = ["99/100", "98/100", "97/100", "96/100", "95/100", "94/100", "93/100", "92/100"]
        let counts = falling.enumerated().map { "\($0.element.prefix(2))/\($0.offset == 7 ? 900 : 100)" }
        let model = try findings(counts, metrics: ["received", "on_time_rate"])
        // The share is missed with more certainty than the count is unusual, though the count changed most.
        #expect(model.findings.map(\.title?.href) == ["chi-so/on-time-rate/index.html", "chi-so/received/index.html"])
        #expect(model.findings.map(\.status?.kind) == [.concern, .change])
        let first = try findings(counts, metrics: ["received", "on_time_rate"], most: 1)
        #expect(first.findings == Array(model.findings.prefix(1)))
        #expect(first.summary.first?.hasPrefix("Còn 1 điểm khác") == true)
    }
}
