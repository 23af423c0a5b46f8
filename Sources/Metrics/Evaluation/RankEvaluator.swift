import Statistics
import Tables

/// Evaluates a rank among the members of a dimension field: each edition (one period) is ranked by itself.
///
/// A total is no member, and neither is one whose figures are contained in those of another that is there.
struct RankEvaluator {
    let catalogue: Catalogue
    let comparability: Comparability
    let metric: MetricDefinition
    let rule: MetricDefinition.RankRule
    let evaluate: (MetricRequest) throws(MetricError) -> [MetricPoint]

    func points(_ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        guard let ranked = catalogue.metric(rule.metric) else { throw .unknownMetric(rule.metric) }
        // A number of no single member has no place.
        let wanted = request.members[rule.among]
        guard request.dimensions.contains(rule.among) || wanted?.count == 1 else { return [] }
        var wider = request
        wider.metric = rule.metric
        wider.members[rule.among] = nil
        if !wider.dimensions.contains(rule.among) { wider.dimensions.append(rule.among) }
        guard let place = wider.dimensions.firstIndex(of: rule.among) else { return [] }
        let points = try evaluate(wider)
        var found: [GroupKey: MetricPoint] = [:]
        let editions = Dictionary(grouping: points) { point in
            var key = point.key
            key.members[place] = nil
            return key
        }
        for edition in editions.values {
            for point in self.ranked(edition, place, ranked) { found[point.key] = point }
        }
        return points.compactMap { found[$0.key] }.filter { point in
            wanted.map { members in point.key.members[place].map(members.contains) ?? false } ?? true
        }.map { point in
            var point = point
            if !request.dimensions.contains(rule.among) { point.key.members.remove(at: place) }
            return point
        }
    }

    private func ranked(_ edition: [MetricPoint], _ place: Int, _ ranked: MetricDefinition) -> [MetricPoint] {
        let members = edition.filter { $0.key.members[place] != nil && !comparability.isTotal($0) }
        let known = Set(members.filter { !$0.isEmpty }.compactMap { $0.key.members[place] })
        let datasets = catalogue.datasets(of: ranked).compactMap(catalogue.dataset).filter {
            $0.field(rule.among)?.dimension?.isUnits ?? false
        }
        let peers = members.filter { point in
            let id = point.key.members[place] ?? ""
            return !datasets.contains { !known.isDisjoint(with: $0.containers(of: id)) }
        }
        let numbers = NumberText(.vietnamese)
        let candidates = peers.map { point in
            Ranking<String>.Candidate(
                point.key.members[place] ?? "", score: point.quantity.exactValue,
                printed: point.quantity.exactValue.map { numbers.text($0, of: ranked) } ?? "",
                count: ranked.isShareOfCounts ? point.denominator?.whole : nil)
        }
        let ranking = Result { () throws(Refusal) in
            guard let better = ranked.direction.better else { throw .noDirection }
            return try Ranking(candidates, better: better, leastCount: rule.leastCount)
        }
        return peers.map { self.point($0, $0.key.members[place] ?? "", ranking) }
    }

    private func point(
        _ peer: MetricPoint, _ member: String, _ ranking: Result<Ranking<String>, Refusal>
    ) -> MetricPoint {
        var point = MetricPoint(
            metric: metric.name, key: peer.key, quantity: .absent(.notAvailable), inputs: peer.inputs,
            operands: [rule.metric: peer.quantity])
        switch ranking {
        case .failure(let refusal):
            point.quantity = .notComputable(peer.quantity.obstacle(rule.metric) ?? .notRanked(refusal))
        case .success(let ranking):
            if let place = ranking.places.first(where: { $0.member == member }) {
                point.quantity = .value(Rational(place.rank), .exact)
                point.denominator = .value(Rational(place.of), .exact)
                point.edition = MetricPoint.Edition(
                    field: rule.among, members: ranking.places.map(\.member).sorted(), isTied: place.isTied)
            } else if case .tooFewCases(let count, let minimum)? =
                ranking.exclusions.first(where: { $0.member == member })?.reason
            {
                point.quantity = .notComputable(.fewCases(count: count, minimum: minimum))
            } else {
                point.quantity = .notComputable(peer.quantity.obstacle(rule.metric) ?? .missing(rule.metric))
            }
        }
        return point
    }
}
