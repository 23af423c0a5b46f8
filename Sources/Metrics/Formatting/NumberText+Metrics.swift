import Tables

extension NumberText {
    /// The number of a metric as it is printed everywhere: what prints alike is alike to a reader.
    public func text(_ value: Rational, of metric: MetricDefinition) -> String {
        switch metric.format {
        case .percent:
            if case .reported = metric.formula {
                // A source's per cents are per cents already: 95, not 0.95.
                exact(value) + "%"
            } else {
                percent(value, decimals: metric.decimals)
            }
        case .number: nonzero(value, decimals: metric.decimals)
        }
    }
}
