import Statistics
import Tables

/// Where a number stands among those of the other members of a dimension in the same period.
public struct PeerStanding: Sendable, Hashable {
    /// The dimension field whose other members are the peers.
    public let field: String
    /// Mean and median of the peers, each counted once; the number itself is none of them.
    public let benchmark: Benchmark
    /// Shares of counts and rates of events: against all members together, by the exact limits of a funnel plot.
    public let standing: FunnelPlot.Standing?
    /// The members differ more than chance explains, so that beyond a limit need not be unusual.
    public let areOverdispersed: Bool
    /// The place of the number among those of its peers and itself.
    public let place: Ranking<Int>.Place

    /// - Parameters:
    ///   - peers: nil for one without an exact number.
    ///   - printed: how a number is printed: those that print alike are tied.
    /// - Throws: `missing` without an own number, `noData`, `tooFew` under two peers with a number, `noVariation` where
    ///   all numbers are the same.
    init(
        _ own: Rational?, among peers: [Rational?], field: String, standing: FunnelPlot.Standing?,
        areOverdispersed: Bool, better: Better, printed: (Rational) -> String
    ) throws(Refusal) {
        guard let own else { throw .missing(at: 0) }
        benchmark = try Benchmark(peers)
        guard peers.contains(where: { $0 != nil && $0 != own }) else { throw .noVariation }
        self.field = field
        self.standing = standing
        self.areOverdispersed = areOverdispersed
        let candidates = ([own] + peers).enumerated().map {
            Ranking.Candidate($0.offset, score: $0.element, printed: $0.element.map(printed) ?? "")
        }
        guard let place = try Ranking(candidates, better: better).places.first(where: { $0.member == 0 }) else {
            throw .missing(at: 0)
        }
        self.place = place
    }
}

/// The members of a dimension in one period, among whom each has its peers.
///
/// An office whose figures contain those of another is no peer of it, and a total is no member.
struct PeerGroup: Sendable {
    private let field: String
    /// The dimensions of the keys.
    private let dimensions: [String]
    private let members: [[String?]: Member]
    /// Those in which the figures of some units contain those of others.
    private let datasets: [Dataset]
    private let better: Better
    private let metric: MetricDefinition

    private struct Member: Sendable {
        var id: String
        var value: Rational?
        var standing: FunnelPlot.Standing?
        var areOverdispersed = false
    }

    /// - Parameters:
    ///   - points: one for each member, without totals, of one period.
    ///   - dimensions: those of the keys of `points`, `field` among them.
    init(
        _ points: [MetricPoint], _ metric: MetricDefinition, better: Better, field: String, dimensions: [String],
        datasets: [Dataset]
    ) {
        self.field = field
        self.dimensions = dimensions
        self.datasets = datasets
        self.better = better
        self.metric = metric
        var members: [[String?]: Member] = [:]
        var counted: [[String?]: [(key: [String?], number: CountedNumber)]] = [:]
        let place = dimensions.firstIndex(of: field)
        let ids = Set(points.compactMap { point in place.flatMap { point.key.members[$0] } })
        for point in points {
            guard let place, let id = point.key.members[place] else { continue }
            members[point.key.members] = Member(id: id, value: point.quantity.exactValue)
            // Cases that are contained in those of another member are counted there.
            guard let number = point.counted(metric),
                !datasets.contains(where: { !ids.isDisjoint(with: $0.containers(of: id)) })
            else { continue }
            var group = point.key.members
            group[place] = nil
            counted[group, default: []].append((point.key.members, number))
        }
        for cases in counted.values {
            guard
                case .success(let plot) = Result(catching: { () throws(Refusal) in
                    try FunnelPlot(cases.map(\.number))
                })
            else { continue }
            var areOverdispersed = false
            if case .success(let overdispersion) = plot.overdispersion {
                areOverdispersed = overdispersion.isSignificant
            }
            for (one, unit) in zip(cases, plot.units) {
                members[one.key]?.standing = unit.standing
                members[one.key]?.areOverdispersed = areOverdispersed
            }
        }
        self.members = members
    }

    /// Of a number that `request` asks for; nil where it is of no member.
    func standing(of point: MetricPoint, in request: MetricRequest) -> Result<PeerStanding, Refusal>? {
        let key = dimensions.map { name -> String? in
            guard let index = request.dimensions.firstIndex(of: name) else { return request.members[name]?.first }
            return point.key.members[index]
        }
        guard let place = dimensions.firstIndex(of: field), let own = members[key] else { return nil }
        let others = members.filter { other in
            let isAlike = key.indices.allSatisfy { $0 == place || other.key[$0] == key[$0] }
            return isAlike && other.value.id != own.id && !contains(own.id, other.value.id)
                && !contains(other.value.id, own.id)
        }.values
        // Of two peers of which one contains the other only the whole counts.
        let peers = others.filter { peer in !others.contains { contains($0.id, peer.id) } }
        let numbers = NumberText(.vietnamese)
        return Result { () throws(Refusal) in
            try PeerStanding(
                own.value, among: peers.map(\.value), field: field, standing: own.standing,
                areOverdispersed: own.areOverdispersed, better: better, printed: { numbers.text($0, of: metric) })
        }
    }

    private func contains(_ outer: String, _ inner: String) -> Bool {
        datasets.contains { $0.containers(of: inner).contains(outer) }
    }
}

extension Comparer {
    /// The members among whom the numbers of `request` have their peers. Nil where there are none by nature: where
    /// neither way is good, of ranks, of sums and counts (offices of unlike size are not set side by side), and where no
    /// field has one member a number.
    func peers(of request: MetricRequest, _ metric: MetricDefinition, in period: Period) -> PeerGroup? {
        guard let better = metric.direction.better, isIndependentOfSize(metric),
            let field = peerField(request, metric)
        else { return nil }
        var wider = request
        wider.periods = .list([period])
        wider.members[field] = nil
        if !wider.dimensions.contains(field) { wider.dimensions.append(field) }
        return results.comparisons.peers.value(for: ComparisonMemo.Group(request: wider, field: field)) {
            // Peers are an extra: where the number of another office cannot be made, that is said where it is asked for.
            (try? results.evaluator.evaluate(wider)).map { points in
                PeerGroup(
                    points.filter { !results.isTotal($0) }, metric, better: better, field: field,
                    dimensions: wider.dimensions,
                    datasets: results.catalogue.datasets(of: metric).compactMap(results.catalogue.dataset).filter {
                        !$0.within.isEmpty && $0.field(field)?.dimension?.isUnits ?? false
                    })
            }
        }
    }

    private func isIndependentOfSize(_ metric: MetricDefinition) -> Bool {
        switch (metric.scale, metric.formula.ofOnePeriod) {
        case (.share, _), (.perCents, _): return true
        case (.rank, _): return false
        case (.amount, .ratio): return true
        case (.amount, .simple(let measure)):
            let dataset = metric.dataset.flatMap(results.catalogue.dataset)
            return [.average, .median, .percentile].contains(dataset?.measure(measure)?.aggregate)
        case (.amount, _): return false
        }
    }

    /// A field of offices, else the only field.
    private func peerField(_ request: MetricRequest, _ metric: MetricDefinition) -> String? {
        let datasets = results.catalogue.datasets(of: metric).compactMap(results.catalogue.dataset)
        let fields = results.catalogue.sharedDimensions(of: metric).filter { name in
            request.dimensions.contains(name) || request.members[name]?.count == 1
        }
        let offices = fields.first { name in datasets.contains { $0.field(name)?.dimension?.isUnits ?? false } }
        return offices ?? (fields.count == 1 ? fields.first : nil)
    }
}
