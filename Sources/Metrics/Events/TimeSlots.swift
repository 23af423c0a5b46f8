import Tables

/// Time cut at every day on which some wanted period begins or ends, so that each of them is a run of whole slots.
///
/// Slot 0 is all the time before the first cut; the last slot all the time from the last cut on.
struct TimeSlots: Sendable, Hashable {
    /// First days of the slots from slot 1 on, ascending.
    let cuts: [Int32]

    init(_ periods: some Sequence<Period>) {
        var days: Set<Int32> = []
        for interval in periods.compactMap(\.interval) {
            days.insert(interval.lowerBound.dayNumber)
            days.insert(interval.upperBound.dayNumber + 1)
        }
        cuts = days.sorted()
    }

    var count: Int { cuts.count + 1 }

    func slot(of day: Int32) -> Int {
        var (low, high) = (0, cuts.count)
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The slots that make up a period; nil where its ends are no cuts.
    func slots(of period: Period) -> Range<Int>? {
        guard let interval = period.interval else { return nil }
        let first = interval.lowerBound.dayNumber
        let end = interval.upperBound.dayNumber + 1
        let range = slot(of: first)..<slot(of: end)
        guard range.lowerBound > 0, range.upperBound > 0, cuts[range.lowerBound - 1] == first,
            cuts[range.upperBound - 1] == end
        else { return nil }
        return range
    }

    /// Slots by day from the day before the first cut to the day of the last: what lies further out is in the slots of
    /// these two days.
    struct Table: Sendable {
        let firstDay: Int32
        let slots: [Int32]
    }

    var table: Table {
        guard let first = cuts.first, let last = cuts.last else { return Table(firstDay: 0, slots: [0]) }
        var slots: [Int32] = [0]
        for day in first...last { slots.append(Int32(slot(of: day))) }
        return Table(firstDay: first - 1, slots: slots)
    }
}
