import Diagnostics
import Testing

@testable import Publishing

/// Bump, slope, heat map, small multiples: units over periods.
@Suite struct EditionFigureTests {
    private let bumpBlock = "kind: bump\nmetric: share\nby: unit\ngrain: month"
    private let slopeBlock = "kind: slope\nmetric: share\nby: unit\nperiods: [2023-01, 2023-02]"
    private let heatBlock = "kind: heat-map\nmetric: share\nby: unit\ngrain: month"
    private let multiplesBlock = "kind: small-multiples\nmetric: share\nby: unit\ngrain: month"

    @Test("Each edition is ranked by itself; a place gained is a rise")
    func bump() throws {
        let rows = ["0,a,100,90", "0,b,100,80", "0,c,100,70", "1,a,100,70", "1,b,100,80", "1,c,100,80"]
        let made = try StatisticsSample(rows).figure(bumpBlock)
        #expect(made.column("rank") == ["1", "2", "3", "3", "1", "1"])
        #expect(made.column("places_gained") == ["", "", "", "-2", "1", "2"])
        #expect(made.column("tied") == ["false", "false", "false", "false", "true", "true"])
        #expect(made.text.contains("giảm 2 bậc") && made.text.contains("đồng hạng 1/3"))
        #expect(
            made.text.contains("Thay đổi nhiều nhất so với kỳ trước: Office C (tăng 2 bậc) và Office A (giảm 2 bậc)."))
    }

    @Test("Editions of other members, or with a break between them, are not joined and nobody moves")
    func joined() throws {
        let rows = ["0,a,100,90", "0,b,100,80", "1,a,100,70", "1,b,100,80", "1,c,100,60"]
        let made = try StatisticsSample(rows).figure(bumpBlock)
        #expect(made.column("places_gained").allSatisfy { $0 == "" })
        #expect(made.svg?.contains("Không cùng tập hợp đơn vị: thêm 1") == true)
        #expect(made.svg.map(lines) == 0)
        var sample = StatisticsSample(Array(rows.dropLast()))
        #expect(try sample.figure(bumpBlock).svg.map(lines) == 2)
        sample.breaks = "breaks: [{from: 2023-02-01, title: New criteria}]"
        let broken = try sample.figure(bumpBlock)
        #expect(broken.svg.map(lines) == 0 && broken.svg?.contains("New criteria") == true)
        #expect(broken.column("places_gained").allSatisfy { $0 == "" })
    }

    /// How many lines of series there are.
    private func lines(_ svg: String) -> Int { svg.matches(of: /<path[^>]*class="[^"]*c-stroke-s/).count }

    @Test("A period that cannot be ranked says why; with fewer than two there is no chart")
    func editions() throws {
        let rows = ["0,a,100,90", "0,b,100,80", "1,a,100,80", "1,b,100,80", "2,a,100,90", "2,b,100,70"]
        let made = try StatisticsSample(rows).figure(bumpBlock)
        #expect(made.text.contains("Không xếp hạng tháng 02/2023: các giá trị bằng nhau"))
        #expect(made.column("rank") == ["1", "2", "", "", "1", "2"])
        let two = try StatisticsSample(Array(rows.prefix(4))).figure(bumpBlock)
        #expect(two.svg == nil && two.text.contains("cần ít nhất 2 kỳ xếp hạng, hiện có 1"))
        let equal = try StatisticsSample(["0,a,10,9", "0,b,10,9", "1,a,10,9", "1,b,10,9"]).figure(bumpBlock)
        #expect(equal.svg == nil && equal.text.contains("Các giá trị bằng nhau"))
    }

    @Test("A slope counts who rose and fell; over a break nothing is joined or counted")
    func slope() throws {
        let rows = ["0,a,100,90", "0,b,100,80", "0,c,100,70", "0,d,100,60", "1,a,100,95", "1,b,100,70", "1,c,100,70"]
        var sample = StatisticsSample(rows)
        let made = try sample.figure(slopeBlock)
        #expect(made.text.contains("3 đơn vị có số cả hai kỳ: 1 tăng, 1 giảm, 1 giữ nguyên."))
        sample.breaks = "breaks: [{from: 2023-02-01, title: New criteria}]"
        let broken = try sample.figure(slopeBlock)
        #expect(broken.text.contains("Hai kỳ không so sánh được: New criteria.") && !broken.text.contains("tăng"))
        // Names and numbers are led to their points in both.
        let joined = try lines(#require(made.svg)) - lines(#require(broken.svg))
        #expect(joined == 3)
        let one = try StatisticsSample(["0,a,100,90", "1,b,100,80"]).figure(slopeBlock)
        #expect(one.svg == nil && one.text.contains("cần ít nhất 2 kỳ, hiện có 1"))
    }

    @Test("Cells of a heat map stand on the step of their number; what is missing on none")
    func heat() throws {
        let rows = ["0,a,100,80", "0,b,100,92", "1,a,100,99", "1,b,…,…"]
        let made = try StatisticsSample(rows).figure(heatBlock + "\nsteps: [0.90, 0.95]")
        #expect(made.html.contains(#"<td class="number c-heat-both-1" data-sort="0.8">80%</td>"#))
        #expect(made.html.contains(#"c-heat-both-3" data-sort="0.92">92%"#))
        #expect(made.html.contains(#"c-heat-both-5" data-sort="0.99">99%"#))
        #expect(made.html.contains(#"<td class="number is-missing">"#))
        #expect(made.text.contains("Share (theo bậc màu)"))
        for word in ["dưới 90%", "90% đến dưới 95%", "từ 95%"] { #expect(made.html.contains(">\(word)</li>")) }
        var falling = StatisticsSample(rows)
        falling.direction = "lower"
        let turned = try falling.figure(heatBlock + "\nsteps: [0.90, 0.95]").html
        #expect(turned.contains(#"c-heat-both-5" data-sort="0.8">80%"#) && turned.contains(">trên 95%</li>"))
        let own = try StatisticsSample(rows).figure(heatBlock)
        #expect(own.html.contains(#"c-heat-1" data-sort="0.8""#) && own.html.contains(#"c-heat-5" data-sort="0.99""#))
    }

    @Test("Equal numbers, or a single one, are not coloured")
    func plainHeat() throws {
        for rows in [["0,a,100,90", "1,a,100,90"], ["0,a,100,90"]] {
            let made = try StatisticsSample(rows).figure(heatBlock)
            #expect(!made.html.contains("c-heat") && made.html.contains("<table"))
            #expect(made.text.contains(rows.count == 2 ? "Các giá trị bằng nhau" : "cần ít nhất 2 số, hiện có 1"))
        }
    }

    @Test("Small multiples carry the median of all who may be compared; of one unit there is none")
    func multiples() throws {
        let rows = ["0,a,100,90", "0,b,100,80", "0,c,100,70", "0,b1,10,10", "1,a,100,60", "1,b,100,50", "1,b1,10,1"]
        let made = try StatisticsSample(rows).figure(multiplesBlock)
        #expect(made.text.contains("|Trung vị các đơn vị|80%|55%|"))
        #expect(Set(made.column("median_of_all")) == ["0.8", "0.55"])
        #expect(made.text.contains("Không tính vào trung vị: Desk B1"))
        let one = try StatisticsSample(["0,a,100,90", "1,a,100,80"]).figure(multiplesBlock)
        #expect(one.svg != nil && !one.text.contains("Trung vị"))
        let short = try StatisticsSample(["0,a,100,90", "0,b,100,80"]).figure(
            multiplesBlock.replacing("grain: month", with: "periods: [2023-01, 2023-02]"))
        #expect(short.svg == nil && short.text.contains("cần ít nhất 2 kỳ, hiện có 1"))
    }

    @Test("A median of many shares of unlike counts is made, though their mean would not fit")
    func manyDenominators() throws {
        let units = zip(
            "abcdefghijklmnop", [97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173])
        let rows = (0..<2).flatMap { month in units.map { "\(month),\($0.0),\($0.1),\($0.1 - 10 - month)" } }
        #expect(try StatisticsSample(rows).figure(multiplesBlock).column("median_of_all").allSatisfy { $0 != "" })
    }

    @Test("In English every kind speaks English")
    func english() throws {
        let months = (0..<14).flatMap { month in
            [
                "\(month),a,100,\(month == 13 ? 60 : 88 + month % 3)", "\(month),b,90,\(80 + month % 5)",
                "\(month),b1,10,9",
            ]
        }
        let single = "metric: share\nunit: a\ngrain: month"
        let blocks = [
            "kind: control\n" + single, "kind: control\n\(single)\nlimits: xmr",
            "kind: funnel\nmetric: share\nby: unit\ngrain: month",
            "kind: interval\nmetric: share\nby: unit\ngrain: month",
            "kind: histogram\nmetric: share\nby: unit\ngrain: month", bumpBlock, slopeBlock, heatBlock, multiplesBlock,
        ]
        for block in blocks {
            var sample = StatisticsSample(months)
            sample.language = .english
            let made = try sample.figure(block)
            let words = made.html + (made.svg ?? "") + made.files.values.joined()
            #expect(
                words.firstMatch(of: /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/) == nil,
                "\(block)")
        }
    }
}
