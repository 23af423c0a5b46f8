import Charts
import Metrics
import Project

/// What a statistical kind of chart makes of a figure's numbers.
struct StatisticsFigure: Sendable {
    enum Picture: Sendable {
        /// Its id and width are still to be set.
        case chart(ChartSpec, ticks: TickFormat, across: TickFormat?)
        case heatMap(HeatScale)
        /// There is none, and this says why.
        case refused(String)
    }

    enum Table: Sendable {
        /// A row for each number, in this order, headed by these axes, with the computed columns.
        case points(order: [Int], axes: [Axis])
        /// A row for each member and a column for each period; below them rows of what is computed for each period.
        case members(computed: [TableRowModel])
        /// Rows of another kind: the bins of a histogram.
        case other(heads: [HeadCellModel], rows: [TableRowModel])
    }

    var picture: Picture
    var table: Table
    var columns: [ComputedColumn] = []
    /// The numbers that it shows, where these are made from those asked for: days between events.
    var shown: FigureGrid?
    /// Of which point each record of its files is, where that is not each of its own: the bins of a histogram.
    var exported: [Int]?
    /// What it says of its last number, in a word each.
    var statuses: [StatusModel] = []
    /// What it says, in sentences: shown beside the chart and in its description.
    var summary: [String] = []
    /// How it is made and what is left out, at the foot.
    var notes: [String] = []
}
