import Charts
import Metrics
import Statistics
import Tables

/// Makes a bump chart: the ranks of units over editions. Editions of unlike members, or with a break between them, are not
/// joined.
struct BumpComposer {
    let peers: FigurePeers
    let leastCount: Int?
    let highlighted: [String]

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }
    private var words: RankText { RankText(phrases: phrases) }

    /// One period with its ranking, or why there is none.
    private struct Edition {
        let period: Period
        /// Places of points.
        let indices: [Int]
        /// Of member ids, so that editions can be compared.
        let ranking: Result<Ranking<String>, Refusal>
        /// Why it is not joined with the edition before.
        var breakBefore: String?
        /// Places gained since the edition before, by member.
        var gained: [String: Int] = [:]
        /// Whether it differs from the next in the order by more than chance, by member; nothing of scores, which chance has
        /// no known part in.
        var apart: [String: Bool] = [:]
    }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric, let better = metric.direction.better else { return nil }
        let editions = editions(better)
        let order = editions.flatMap { edition in ordered(edition) }
        let shown = Set(order)
        let table = StatisticsFigure.Table.points(
            order: order + grid.points.indices.filter { !shown.contains($0) },
            axes: [.period, .dimension(peers.field)])
        var notes = [peers.missing(among: peers.included), excluded(editions)].compactMap { $0 } + peers.notes
        let ranked = editions.filter { $0.ranking.value != nil }
        for edition in editions {
            guard case .failure(let refusal) = edition.ranking else { continue }
            notes.append(
                phrases.choose("Không xếp hạng ", "Not ranked for ") + grid.label(.period(edition.period)) + ": "
                    + RefusalText(phrases, .units).clause(refusal) + ".")
        }
        guard ranked.count >= 2 else {
            // Where the only reason is the same for all, it says more than the number of editions.
            let refusal: Refusal =
                if ranked.isEmpty, case .failure(let first)? = editions.last?.ranking { first } else {
                    .tooFew(count: ranked.count, minimum: 2)
                }
            let things: RefusalText.Things = ranked.isEmpty ? .units : .editions
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, things).sentence(refusal)), table: table, notes: notes)
        }
        let summary = summary(editions)
        let numbers = phrases.numbers
        if editions.contains(where: { !$0.apart.isEmpty }) { notes.append(words.intervals(ofShares: metric.isShare)) }
        return StatisticsFigure(
            picture: .chart(
                spec(editions, title: title, summary: summary),
                ticks: TickFormat { Int(exactly: $0).map { numbers.number(Rational($0)) } ?? "" }, across: nil),
            table: table, columns: columns(editions), summary: summary, notes: notes)
    }

    // MARK: - Editions

    private func id(_ index: Int) -> String {
        if case .member(_, let id?) = grid.coordinate(.dimension(peers.field), of: grid.points[index]) {
            id
        } else {
            ""
        }
    }

    private func editions(_ better: Better) -> [Edition] {
        let periods = Set(grid.points.map(\.point.key.period)).sorted()
        var editions: [Edition] = []
        for period in periods {
            let indices = peers.included.filter { grid.points[$0].point.key.period == period }
            let candidates = peers.candidates(indices).map {
                Ranking<String>.Candidate(id($0.member), score: $0.score, printed: $0.printed, count: $0.count)
            }
            let ranking = Refusal.refused { () throws(Refusal) in
                try Ranking(candidates, better: better, leastCount: leastCount)
            }
            var edition = Edition(period: period, indices: indices, ranking: ranking)
            edition.apart = apart(edition)
            if let last = editions.last { join(&edition, to: last) }
            editions.append(edition)
        }
        return editions
    }

    private func apart(_ edition: Edition) -> [String: Bool] {
        let intervals = Dictionary(
            edition.indices.compactMap { index in
                grid.points[index].point.counted(grid.points[index].metric).map { (id(index), $0.interval(.percent95)) }
            }, uniquingKeysWith: { first, _ in first })
        let places = edition.ranking.value?.places ?? []
        var apart: [String: Bool] = [:]
        for (place, next) in zip(places, places.dropFirst()) {
            guard let own = intervals[place.member], let other = intervals[next.member] else { continue }
            apart[place.member] = own.isDistinguishable(from: other)
        }
        return apart
    }

    private func join(_ edition: inout Edition, to last: Edition) {
        if let found = grid.seriesBreak(.period(last.period), .period(edition.period)) {
            edition.breakBefore = found
            return
        }
        guard case .success(let older) = last.ranking, case .success(let newer) = edition.ranking else { return }
        switch Refusal.refused({ () throws(Refusal) in try newer.movements(since: older) }) {
        case .success(let movements):
            for movement in movements { edition.gained[movement.member] = movement.placesGained }
        case .failure(let refusal):
            edition.breakBefore = phrases.capitalised(RefusalText(phrases, .units).clause(refusal))
        }
    }

    /// From the first place to the last, then those without one.
    private func ordered(_ edition: Edition) -> [Int] {
        let places = edition.ranking.value?.places ?? []
        var order: [String: Int] = [:]
        for (position, place) in places.enumerated() { order[place.member] = position }
        return edition.indices.enumerated().sorted { left, right in
            let (one, two) = (order[id(left.element)] ?? .max, order[id(right.element)] ?? .max)
            return one == two ? left.offset < right.offset : one < two
        }.map(\.element)
    }

    private func excluded(_ editions: [Edition]) -> String? {
        guard let leastCount else { return nil }
        var members: [(name: String, counts: [String])] = []
        for edition in editions {
            for index in edition.indices {
                guard let count = grid.points[index].point.denominator?.whole, count < leastCount else { continue }
                let name = peers.name(index)
                let period = grid.label(.period(edition.period), short: true)
                let text = "\(period): \(phrases.numbers.number(Rational(count)))"
                if let known = members.firstIndex(where: { $0.name == name }) {
                    members[known].counts.append(text)
                } else {
                    members.append((name, [text]))
                }
            }
        }
        if members.isEmpty { return nil }
        let names = members.map { "\($0.name) (\($0.counts.joined(separator: ", ")))" }
        return words.excluded(names, minimum: phrases.numbers.number(Rational(leastCount)))
    }

    // MARK: - The picture

    private func spec(_ editions: [Edition], title: String, summary: [String]) -> ChartSpec {
        let places = editions.map(places)
        let members = grid.values(along: [.dimension(peers.field)]).compactMap { key -> (id: String, name: String)? in
            guard case .member(_, let id?)? = key.first else { return nil }
            return (id, grid.label(key[0], short: true))
        }.filter { member in places.contains { $0[member.id] != nil } }
        let series = members.enumerated().map { index, member in
            ChartSeries(
                name: member.name, colorClass: "s\(index % 8 + 1)",
                values: places.map { edition in
                    guard let place = edition[member.id] else {
                        return .missing(label: Absence.notAvailable.sign)
                    }
                    return .number(Double(place.rank), label: words.place(place))
                }, highlighted: highlighted.contains(member.id))
        }
        let breaks = editions.map(\.breakBefore)
        let labels = editions.map { grid.label(.period($0.period)) }
        return ChartSpec(
            id: "", kind: .bump(BumpFields(sizes: editions.map { $0.ranking.value?.places.first?.of })), title: title,
            description: ([title + "."] + summary + breakSentences(labels, breaks)).joined(separator: " "),
            categories: editions.enumerated().map { index, edition in
                ChartCategory(
                    label: grid.label(.period(edition.period), short: edition.period.grain == .year),
                    shortLabel: grid.label(.period(edition.period), short: true), breakBefore: breaks[index])
            }, series: series, emptyText: phrases.emptyFigure)
    }

    private func breakSentences(_ labels: [String], _ breaks: [String?]) -> [String] {
        zip(labels, breaks).compactMap { label, name in
            name.map { phrases.choose("Không nối với kỳ trước \(label): \($0).", "Not joined before \(label): \($0).") }
        }
    }

    private func places(_ edition: Edition) -> [String: Ranking<String>.Place] {
        Dictionary(
            (edition.ranking.value?.places ?? []).map { ($0.member, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - The table

    private func columns(_ editions: [Edition]) -> [ComputedColumn] {
        var found: [Int: (place: Ranking<String>.Place, gained: Int?)] = [:]
        for edition in editions {
            let places = places(edition)
            for index in edition.indices {
                if let place = places[id(index)] { found[index] = (place, edition.gained[id(index)]) }
            }
        }
        let columns = RankColumns(words: words).columns { (make: (Ranking<String>.Place) -> ComputedColumn.Value) in
            grid.points.indices.map { found[$0].map { make($0.place) } ?? .none }
        }
        let moves = grid.points.indices.map { index in
            ComputedColumn.Value.count(found[index]?.gained, words.moved)
        }
        let moved = columns + [ComputedColumn("places_gained", title: words.movementTitle, isNumeric: false, moves)]
        if editions.allSatisfy(\.apart.isEmpty) { return moved }
        var apart: [Int: Bool] = [:]
        for edition in editions { for index in edition.indices { apart[index] = edition.apart[id(index)] } }
        return moved + [words.apartFromNext(grid.points.indices.map { apart[$0] })]
    }

    // MARK: - Sentences

    /// Who leads and who is last in the last edition, and who moved most since the one before.
    private func summary(_ editions: [Edition]) -> [String] {
        guard let last = editions.last(where: { $0.ranking.value != nil }), let places = last.ranking.value?.places,
            let final = places.last
        else { return [] }
        func names(_ rank: Int) -> String {
            phrases.list(places.filter { $0.rank == rank }.map { name($0.member) })
        }
        let period = phrases.capitalised(grid.label(.period(last.period)))
        var sentences = [
            phrases.choose(
                "\(period): hạng 1/\(final.of) \(names(1)); hạng \(final.rank)/\(final.of) \(names(final.rank)).",
                "\(period): rank 1/\(final.of) \(names(1)); rank \(final.rank)/\(final.of) \(names(final.rank)).")
        ]
        if !last.apart.isEmpty {
            sentences.append(words.neighbours(apart: last.apart.values.count { $0 }, pairs: last.apart.count))
        }
        let movers = last.gained.filter { $0.value != 0 }
        if let most = movers.values.map({ abs($0) }).max() {
            let names = places.filter { abs(movers[$0.member] ?? 0) == most }.map { place in
                "\(name(place.member)) (\(words.moved(movers[place.member] ?? 0)))"
            }
            sentences.append(
                phrases.choose("Thay đổi nhiều nhất so với kỳ trước: ", "Moved most since the last: ")
                    + phrases.list(names) + ".")
        }
        return sentences
    }

    private func name(_ member: String) -> String {
        grid.label(.member(field: peers.field, id: member), short: true)
    }
}
