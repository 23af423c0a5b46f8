/// Where the panels of small multiples stand: rows and columns of one size, the value axis left of the first column.
struct PanelGrid: Sendable {
    struct Panel: Sendable {
        let titleTop: Double
        /// The plot.
        let box: Box
        /// The axis is named left of it; the categories are named under it.
        let isFirst: Bool
        let isLowest: Bool
    }

    let titles: [WrappedText]
    let panels: [Panel]
    let bottom: Double

    init(_ names: [String], left: Double, top: Double, width: Double, _ typography: Typography) {
        let isNarrow = ChartLayout.isNarrow(width)
        let most = isNarrow ? 2 : names.count > 9 ? 4 : 3
        let columns = max(min(names.count, most), 1)
        let gap = isNarrow ? 14.0 : 20
        let panelWidth = (width - left - ChartLayout.edge - gap * Double(columns - 1)) / Double(columns)
        let plotHeight = columns == 1 ? ChartLayout.plotHeight(width) : isNarrow ? 78.0 : 96
        let titles = names.map { WrappedText($0, width: panelWidth, maxLines: 3, typography) }
        var panels: [Panel] = []
        var y = top
        for start in stride(from: 0, to: names.count, by: columns) {
            let row = start..<min(start + columns, names.count)
            let titleHeight = row.map { titles[$0].height(typography) }.max() ?? 0
            for index in row {
                let x = left + Double(index - start) * (panelWidth + gap)
                panels.append(
                    Panel(
                        titleTop: y + titleHeight - titles[index].height(typography),
                        box: Box(x: x, y: y + titleHeight + 8, width: panelWidth, height: plotHeight),
                        isFirst: index == start, isLowest: index + columns >= names.count))
            }
            y += titleHeight + 8 + plotHeight + 16
            // The last column of a row that is not the last may be the lowest of its column.
            if row.upperBound < names.count, row.upperBound + columns > names.count { y += typography.lineHeight }
        }
        (self.titles, self.panels) = (titles, panels)
        bottom = y - 10
    }
}
