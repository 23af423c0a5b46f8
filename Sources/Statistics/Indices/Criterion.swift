import Tables

/// What an index is made of: a criterion that gives points, or a group of them.
public struct Criterion: Hashable, Sendable {
    /// Unlike every other in the index.
    public let name: String
    /// Of a group only.
    public let parts: [Criterion]
    private let ownMaximum: Rational

    /// A criterion that gives from 0 to `maximum` points; the maximum is its weight.
    public init(_ name: String, maximum: Rational) {
        self.name = name
        ownMaximum = maximum
        parts = []
    }

    /// A group, whose maximum is that of its parts together.
    public init(_ name: String, parts: [Criterion]) {
        self.name = name
        ownMaximum = .zero
        self.parts = parts
    }

    /// - Throws: `tooLarge`.
    func maximum() throws(Refusal) -> Rational { parts.isEmpty ? ownMaximum : try Self.maximum(parts) }

    static func maximum(_ criteria: some Sequence<Criterion>) throws(Refusal) -> Rational {
        var sum = Rational.zero
        for criterion in criteria { sum = try sum.added(try criterion.maximum()) }
        return sum
    }

    /// Itself and all below, each before its parts.
    var withDescendants: [Criterion] { [self] + parts.flatMap(\.withDescendants) }
}

extension Rational {
    func added(_ other: Rational) throws(Refusal) -> Rational {
        guard let sum = adding(other) else { throw .tooLarge }
        return sum
    }

    func less(_ other: Rational) throws(Refusal) -> Rational {
        guard let difference = subtracting(other) else { throw .tooLarge }
        return difference
    }

    func times(_ other: Rational) throws(Refusal) -> Rational {
        guard let product = multiplied(by: other) else { throw .tooLarge }
        return product
    }

    func over(_ other: Rational) throws(Refusal) -> Rational {
        guard !other.isZero else { throw .zeroDenominator }
        guard let quotient = divided(by: other) else { throw .tooLarge }
        return quotient
    }
}
