import Statistics
import Tables

/// Everything that may be said of one number beside others; each part is a result or the reason why there is none.
public struct Assessment: Sendable, Hashable {
    public let history: MetricHistory
    /// Since the like period right before.
    public let previous: Result<MetricChange, Incomparable>
    /// Since the like period of the year before; nil where that is the period before.
    public let lastYear: Result<MetricChange, Incomparable>?
    public let yearToDate: Result<YearToDate, Incomparable>?
    /// Nil where the kind of number has no control chart.
    public let variation: Result<UsualVariation, Refusal>?
    /// Nil without a target in force, a good way, or an exact number.
    public let target: TargetStanding?
    /// Nil where the number has no peers by its nature.
    public let peers: Result<PeerStanding, Refusal>?

    public var metric: MetricDefinition { history.metric }
    public var point: MetricPoint { history.current }

    /// What is more than chance, the strongest evidence first.
    public var signals: [Evidence] {
        var found: [Evidence] = []
        if case .success(let variation)? = variation, let signal = variation.signal {
            found.append(.variation(signal, isImprovement: isGood(signal.side)))
        }
        if let target, target.isSurelyMissed { found.append(.targetMissed) }
        if case .success(let peers)? = peers, !peers.areOverdispersed, case .alarm(let side)? = peers.standing {
            found.append(.unlikePeers(side, isImprovement: isGood(side)))
        }
        return found.sorted { $0.oneIn > $1.oneIn }
    }

    /// Whether anything could be judged at all, so that having no signal means something.
    public var isJudged: Bool {
        if case .success? = variation { return true }
        if case .success(let peers)? = peers, !peers.areOverdispersed, peers.standing != nil { return true }
        return target?.interval != nil
    }

    private func isGood(_ side: Signal.Side) -> Bool? {
        metric.direction.better.map { (side == .high) == ($0 == .higher) }
    }
}

/// A reason to look at a number: something that chance alone seldom makes.
public enum Evidence: Sendable, Hashable {
    /// A rule of its control chart. `isImprovement` is nil where neither way is good.
    case variation(Signal, isImprovement: Bool?)
    /// The 99,8 % interval leaves the target out, on the bad side.
    case targetMissed
    /// Beyond the 99,8 % limit of the funnel plot of all members, who do not differ by more than chance anyhow.
    case unlikePeers(Signal.Side, isImprovement: Bool?)

    /// Chance alone makes this about once in so many times, in a process that stays as it is.
    ///
    /// Beyond three deviations 1 in 370; a row of seven that rise or fall, 2 of 7! orders; seven on one side, 2 in 2⁷;
    /// two of three beyond two deviations on one side, 1 in 750 (for normal values); outside a 99,8 % interval 1 in 500.
    public var oneIn: Int {
        switch self {
        case .variation(.trend, _): 2520
        case .variation(.twoOfThree, _): 750
        case .targetMissed, .unlikePeers: 500
        case .variation(.outside, _): 370
        case .variation(.shift, _): 64
        }
    }

    /// Nil where neither way is good.
    public var isImprovement: Bool? {
        switch self {
        case .variation(_, let good), .unlikePeers(_, let good): good
        case .targetMissed: false
        }
    }
}

extension Comparer {
    /// The numbers that `request` asks for, as they stand now: of its one period, or of the last one that has a number
    /// where it names a grain. In the order of the members.
    public func current(_ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        let points = try results.evaluator.evaluate(request)
        guard let now = points.latestPeriod else { return [] }
        return points.filter { $0.key.period == now }
    }

    /// Assesses numbers of `request`, each of any period.
    public func assessments(
        of points: [MetricPoint], _ request: MetricRequest
    ) throws(MetricError) -> [Assessment] {
        guard let metric = results.catalogue.metric(request.metric) else { throw .unknownMetric(request.metric) }
        var series: [MetricRequest: [[String?]: [MetricPoint]]] = [:]
        var peers: [Period: PeerGroup?] = [:]
        var found: [Assessment] = []
        for point in points {
            let period = point.key.period
            var group: [MetricPoint] = []
            if let like = request.history(like: period) {
                if series[like] == nil {
                    series[like] = Dictionary(grouping: try results.evaluator.evaluate(like), by: \.key.members)
                }
                group = series[like]?[point.key.members] ?? []
            }
            if peers[period] == nil { peers[period] = self.peers(of: request, metric, in: period) }
            let asked = ComparisonMemo.Number(request: request, key: point.key)
            found.append(
                results.comparisons.assessments.value(for: asked) {
                    assess(
                        MetricHistory(metric, current: point, series: group), peers[period] ?? nil, request)
                })
        }
        return found
    }

    private func assess(_ history: MetricHistory, _ peers: PeerGroup?, _ request: MetricRequest) -> Assessment {
        let breaks = history.points.indices.dropFirst().filter { index in
            results.seriesBreak(after: history.points[index - 1].key.period, before: history.points[index]) != nil
        }
        return Assessment(
            history: history,
            previous: change(history, since: .previous) ?? .failure(.unlikePeriods),
            lastYear: change(history, since: .lastYear), yearToDate: yearToDate(history),
            variation: UsualVariation.of(history, breaks: Array(breaks)),
            target: TargetStanding(history.current, history.metric),
            peers: peers?.standing(of: history.current, in: request))
    }
}
