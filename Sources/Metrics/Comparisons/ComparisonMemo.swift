import Tables

/// Remembers comparisons: pages of units have the same peers, and editions say the same of the same numbers.
final class ComparisonMemo: Sendable {
    let peers = Memo<Group, PeerGroup?>()
    let assessments = Memo<Number, Assessment>()

    /// All numbers of `request`, of one period, along `field`.
    struct Group: Sendable, Hashable {
        var request: MetricRequest
        var field: String
    }

    /// One number of `request`.
    struct Number: Sendable, Hashable {
        var request: MetricRequest
        var key: GroupKey
    }
}
