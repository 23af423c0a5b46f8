/// From one edition of a ranking to the next.
public struct Movement<Member: Hashable & Sendable>: Hashable, Sendable {
    public let member: Member
    public let before: Int
    public let after: Int
    /// How many are compared: the N of both ranks.
    public let of: Int

    /// "Tăng 4 bậc" is 4, from rank 9 to 5: the number falls and the place rises. Negative for a place lost.
    public var placesGained: Int { before - after }
}

extension Ranking {
    /// How places changed since an older edition, in the order of this one.
    ///
    /// Two editions are compared only where they rank the same members: a rank among 63 is not one among 34.
    /// - Parameter comparable: declared to be the same in both editions; both are then ranked anew among these alone.
    /// - Throws: `unlikeDefinition` where direction or least count differ; `unlikeMembers`; `missing` for a declared
    ///   member without a rank in one of the editions; what ranking anew throws.
    public func movements(
        since older: Ranking, among comparable: [Member]? = nil
    ) throws(Refusal) -> [Movement<Member>] {
        guard isLike(older) else { throw .unlikeDefinition }
        guard let comparable else { return try movements(from: older) }
        return try restricted(to: comparable).movements(from: older.restricted(to: comparable))
    }

    private func movements(from older: Ranking) throws(Refusal) -> [Movement<Member>] {
        var before: [Member: Int] = [:]
        for place in older.places { before[place.member] = place.rank }
        let movements = places.compactMap { place in
            before[place.member].map {
                Movement(member: place.member, before: $0, after: place.rank, of: place.of)
            }
        }
        let (gone, new) = (older.places.count - movements.count, places.count - movements.count)
        guard gone == 0, new == 0 else { throw .unlikeMembers(gone: gone, new: new) }
        return movements
    }
}
