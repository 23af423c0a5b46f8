import Charts
import Metrics
import Project
import Tables

/// The numbers of a figure as one series for each member over its periods.
struct SeriesByMember {
    let periods: [Period]
    let members: [Coordinate]
    /// Places of points, by member, then by period; nil where there is none.
    let places: [[Int?]]
    private let grid: FigureGrid

    init(_ peers: FigurePeers) {
        grid = peers.grid
        let axis = Axis.dimension(peers.field)
        periods = Set(grid.points.map(\.point.key.period)).sorted()
        members = grid.values(along: [axis]).map { $0[0] }
        var found: [Coordinate: [Period: Int]] = [:]
        for (index, item) in grid.points.enumerated() {
            found[grid.coordinate(axis, of: item), default: [:]][item.point.key.period] = index
        }
        places = members.map { [periods] member in periods.map { found[member]?[$0] } }
    }

    /// - Parameter color: the class of the series at a place.
    func series(highlighted: [String], color: (Int) -> String) -> [ChartSeries] {
        members.enumerated().map { place, member in
            let isHighlighted = if case .member(_, let id?) = member { highlighted.contains(id) } else { false }
            return ChartSeries(
                name: grid.label(member, short: true), colorClass: color(place),
                values: zip(periods, places[place]).map { period, index in
                    guard let index else { return grid.emptyChartValue(at: [.period(period), member]) }
                    return grid.chartValue(grid.points[index].point, grid.points[index].metric)
                }, highlighted: isHighlighted)
        }
    }

    /// The name of the break before each period.
    var breaks: [String?] {
        periods.indices.map { index in
            index == 0 ? nil : grid.seriesBreak(.period(periods[index - 1]), .period(periods[index]))
        }
    }

    var categories: [ChartCategory] {
        zip(periods, breaks).map { period, name in
            ChartCategory(
                label: grid.label(.period(period), short: period.grain == .year),
                shortLabel: grid.label(.period(period), short: true), breakBefore: name)
        }
    }

    /// How many exact numbers each member has.
    var counts: [Int] {
        places.map { indices in
            indices.count { $0.map { grid.points[$0].point.quantity.exactValue != nil } ?? false }
        }
    }
}
