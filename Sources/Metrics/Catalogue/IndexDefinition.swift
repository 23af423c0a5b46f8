import Diagnostics
import Statistics
import Tables

/// A score of points over a tree of criteria, each of which takes its points from a metric.
public struct IndexDefinition: Sendable, Hashable {
    /// A criterion, or a group of them.
    public struct Item: Sendable, Hashable {
        /// Unlike every other in the index; the column in files.
        public var name: String
        public var title: Localized
        /// Nil of a group.
        public var source: Source?
        public var parts: [Item]

        public init(name: String, title: Localized, source: Source?, parts: [Item] = []) {
            self.name = name
            self.title = title
            self.source = source
            self.parts = parts
        }

        /// Itself and all below, each before its parts.
        public var withDescendants: [Item] { [self] + parts.flatMap(\.withDescendants) }

        var criterion: Criterion {
            if let source { return Criterion(name, maximum: source.points) }
            return Criterion(name, parts: parts.map(\.criterion))
        }
    }

    /// How the number of a metric becomes points.
    public struct Source: Sendable, Hashable {
        public var metric: String
        /// The most that it gives; its weight.
        public var points: Rational
        /// Nil where the number is points already.
        public var scale: Scale?

        public init(metric: String, points: Rational, scale: Scale?) {
            self.metric = metric
            self.points = points
            self.scale = scale
        }

        /// Nil for points below zero or above the most, and where they do not fit in 64 bits.
        public func points(of value: Rational) -> Rational? {
            guard let scale else { return value >= .zero && value <= points ? value : nil }
            return scale.share(of: value)?.multiplied(by: points)
        }
    }

    /// A straight line from the number that gives nothing to the one that gives all; beyond the two there is no less and
    /// no more. Where lower is better the first is the higher.
    public struct Scale: Sendable, Hashable {
        public let none: Rational
        public let all: Rational

        /// Nil where the two are the same.
        public init?(none: Rational, all: Rational) {
            guard none != all else { return nil }
            self.none = none
            self.all = all
        }

        func share(of value: Rational) -> Rational? {
            guard let part = value.subtracting(none), let whole = all.subtracting(none),
                let share = part.divided(by: whole)
            else { return nil }
            return min(max(share, .zero), .one)
        }
    }

    public let items: [Item]
    public let index: CompositeIndex

    /// - Throws: what `CompositeIndex` throws.
    public init(_ items: [Item], missing: CompositeIndex.MissingRule) throws(Refusal) {
        self.items = items
        index = try CompositeIndex(items.map(\.criterion), missing: missing)
    }

    public var all: [Item] { items.flatMap(\.withDescendants) }
    public func item(_ name: String) -> Item? { all.first { $0.name == name } }
    var sources: [(name: String, source: Source)] {
        all.compactMap { item in item.source.map { (item.name, $0) } }
    }
}
