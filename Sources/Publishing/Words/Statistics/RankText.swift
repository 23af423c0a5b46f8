import Statistics

/// The words of rankings.
struct RankText {
    let phrases: Phrases

    /// "2/15", "đồng hạng 2/15".
    func place<Member>(_ place: Ranking<Member>.Place) -> String {
        (place.isTied ? tied : "") + "\(place.rank)/\(place.of)"
    }

    var tied: String { phrases.choose("đồng hạng ", "tied ") }
    var placeTitle: String { phrases.choose("Hạng", "Rank") }
    var interval: String { phrases.choose("Khoảng tin cậy 95%", "95% confidence interval") }

    /// How intervals are made, and what they are good for.
    func intervals(ofShares: Bool) -> String {
        let method =
            ofShares
            ? phrases.choose("theo Wilson", "by Wilson")
            : phrases.choose(
                "theo Byar (dưới 10 sự việc thì tính chính xác theo phân bố Poisson)",
                "by Byar (exact, by the Poisson distribution, under 10 events)")
        return phrases.choose(
            "Khoảng tin cậy 95% \(method); hai khoảng chồng nhau thì thứ tự của hai đơn vị chưa chắc chắn.",
            "95% confidence intervals \(method); where two overlap, the order of the two is not established.")
    }

    var nextTitle: String { phrases.choose("So với đơn vị liền sau", "Against the next") }

    func apart(_ isApart: Bool) -> String {
        isApart
            ? phrases.choose("khác rõ", "clearly apart") : phrases.choose("chưa phân biệt được", "not distinguishable")
    }

    /// One for each point; nil of the last in an order.
    func apartFromNext(_ values: [Bool?]) -> ComputedColumn {
        ComputedColumn(
            "apart_from_next", title: nextTitle, isNumeric: false,
            values.map { isApart in
                isApart.map { .init(text: apart($0), machine: .word($0 ? "true" : "false")) } ?? .none
            })
    }

    /// - Parameter apart: how many of the pairs of neighbours differ by more than chance.
    func neighbours(apart: Int, pairs: Int) -> String {
        apart == 0
            ? phrases.choose(
                "Chưa phân biệt được đơn vị nào với đơn vị liền kề: chênh lệch giữa chúng có thể do ngẫu nhiên.",
                "No unit is distinguishable from its neighbours: the differences between them may be chance.")
            : phrases.choose(
                "\(apart)/\(pairs) cặp đơn vị liền kề khác nhau rõ; các cặp còn lại chưa phân biệt được.",
                apart == pairs
                    ? "All neighbours are clearly apart."
                    : "\(apart) of \(pairs) pairs of neighbours \(phrases.plural(apart, "is", "are")) clearly apart; the \(phrases.plural(pairs - apart, "other is", "others are")) not distinguishable."
            )
    }

    /// - Parameter reason: a clause.
    func unranked(_ reason: String) -> String {
        phrases.choose("Không xếp hạng: ", "Not ranked: ") + reason + "."
    }

    /// - Parameter members: with their counts.
    func excluded(_ members: [String], minimum: String) -> String {
        phrases.choose(
            "Không xếp hạng vì mẫu số dưới \(minimum): ", "Not ranked for a denominator under \(minimum): ")
            + members.joined(separator: "; ") + "."
    }

    var differsUnprinted: String {
        phrases.choose(
            "Số in ra bằng nhau thì đồng hạng, dù có thể khác nhau ở chữ số không in.",
            "Those that print the same number are tied, though they may differ in digits that are not printed.")
    }

    // MARK: - Editions

    var movementTitle: String { phrases.choose("So với kỳ trước", "Since the last") }

    func moved(_ places: Int) -> String {
        if places == 0 { return phrases.choose("giữ nguyên", "same place") }
        let count = abs(places)
        return places > 0
            ? phrases.choose("tăng \(count) bậc", "up \(count)") : phrases.choose("giảm \(count) bậc", "down \(count)")
    }
}

/// The columns that a place in a ranking makes.
struct RankColumns {
    let words: RankText

    /// - Parameter values: one for each point, made of its place where it has one.
    func columns<Member>(
        values: ((Ranking<Member>.Place) -> ComputedColumn.Value) -> [ComputedColumn.Value]
    ) -> [ComputedColumn] {
        [
            ComputedColumn(
                "rank", title: words.placeTitle,
                values { .count($0.rank, { _ in "" }).with(text: words.place($0)) }),
            ComputedColumn("ranked", values { .count($0.of) }),
            ComputedColumn("tied", values { .init(text: nil, machine: .word($0.isTied ? "true" : "false")) }),
        ]
    }
}

extension ComputedColumn.Value {
    /// The same value in other words.
    func with(text: String) -> ComputedColumn.Value { ComputedColumn.Value(text: text, machine: machine) }
}

extension FigurePeers {
    /// Those who may be ranked, by the place of their point.
    func candidates(_ indices: [Int]) -> [Ranking<Int>.Candidate] {
        let text = PointText(glossary: grid.context.glossary)
        return indices.map { index in
            let (metric, point) = grid.points[index]
            return Ranking.Candidate(
                index, score: point.quantity.exactValue, printed: text.value(point, metric),
                count: metric.isShareOfCounts ? point.denominator?.whole : nil)
        }
    }
}
