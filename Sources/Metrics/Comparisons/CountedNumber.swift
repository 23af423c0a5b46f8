import Statistics
import Tables

/// A number that was counted, so that it can be told how far chance alone may have moved it.
public enum CountedNumber: Sendable, Hashable {
    /// So many of all cases.
    case share(Proportion)
    /// So many events in so much exposure; of a plain count of events the exposure is 1.
    case rate(EventRate)

    /// Of fewer cases (of a share) or events (of a rate) a number means little without its interval.
    public static let fewest = 100

    /// Wilson's interval of a share; of a rate the exact one, or Byar's from 10 events.
    public func interval(_ confidence: Confidence) -> ConfidenceInterval {
        switch self {
        case .share(let share): share.interval(confidence)
        case .rate(let rate): rate.interval(confidence)
        }
    }

    /// By more than chance: of a share by the exact binomial test, since Wilson's interval is too narrow for a few cases near
    /// 0 or 1; of a rate by its interval, which is exact where events are few.
    public func differs(from value: Double, _ confidence: Confidence) -> Bool {
        switch self {
        case .share(let share): share.side(of: value, confidence) != nil
        case .rate(let rate): !rate.interval(confidence).contains(value)
        }
    }

    public var value: Double {
        switch self {
        case .share(let share): share.value
        case .rate(let rate): rate.value
        }
    }

    public var events: Int {
        switch self {
        case .share(let share): share.events
        case .rate(let rate): rate.events
        }
    }

    /// Cases, or exposure.
    public var size: Double {
        switch self {
        case .share(let share): Double(share.cases)
        case .rate(let rate): rate.exposure
        }
    }

    public var isSmall: Bool {
        switch self {
        case .share(let share): share.cases < Self.fewest
        case .rate(let rate): rate.events < Self.fewest
        }
    }
}

extension MetricPoint {
    /// Nil where there is no exact number, and of metrics that are neither shares of counts nor declared to count events.
    public func counted(_ metric: MetricDefinition) -> CountedNumber? {
        if metric.isShareOfCounts, metric.scale == .share { return shareOfCounts.map(CountedNumber.share) }
        guard metric.countsEvents, quantity.exactValue != nil else { return nil }
        let rate = Result { () throws(Refusal) -> EventRate? in
            if case .simple = metric.formula { return try quantity.whole.map(EventRate.init(count:)) }
            guard let events = numerator?.whole, let exposure = denominator?.exactValue else { return nil }
            return try EventRate(events: events, exposure: exposure.doubleValue)
        }
        if case .success(let rate?) = rate { return .rate(rate) }
        return nil
    }
}

extension FunnelPlot {
    /// - Throws: as of shares and of rates; `unlikeDefinition` of both together.
    public init(_ numbers: [CountedNumber]) throws(Refusal) {
        let shares = numbers.compactMap { number in if case .share(let share) = number { share } else { nil } }
        let rates = numbers.compactMap { number in if case .rate(let rate) = number { rate } else { nil } }
        guard shares.isEmpty || rates.isEmpty else { throw .unlikeDefinition }
        if rates.isEmpty { try self.init(shares: shares) } else { try self.init(rates: rates) }
    }
}

extension Catalogue {
    /// Whether the numbers of `metric` count what happens in a period, which chance has a part in. What is there on a day
    /// (posts that are filled) is known as it is: no interval belongs to it.
    public func countsWhatHappens(_ metric: MetricDefinition) -> Bool {
        if case .derived(let expression) = metric.formula {
            return expression.names.allSatisfy { name in self.metric(name).map(countsWhatHappens) ?? false }
        }
        guard let dataset = metric.dataset.flatMap(dataset) else { return false }
        return metric.formula.measures.allSatisfy { dataset.measure($0)?.additivity == .flow }
    }
}
