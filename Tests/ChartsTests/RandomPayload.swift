@testable import Charts

/// Payloads nobody would think of, as many numbers as there are categories, or a few less or more.
struct RandomPayload {
    let count: Int
    let scale: Double
    let phrase: (Int, inout RandomCase.Generator) -> String

    func kind(_ random: inout RandomCase.Generator) -> ChartKind {
        let size = max(count + Int.random(in: -1...1, using: &random), 0)
        let words = VariationWords(
            common: phrase(2, &random), improvement: phrase(2, &random), concern: phrase(2, &random),
            change: phrase(2, &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return control(size, words, &random)
        case 1: return funnel(size, words, &random)
        case 2:
            let intervals = (0..<size).map { _ -> ClosedRange<Double>? in
                let (low, wide) = (number(&random), abs(number(&random)))
                return low.isNaN || wide.isNaN || Bool.random(using: &random) ? nil : low...low + wide
            }
            let mean = ChartTarget(value: number(&random), label: phrase(3, &random))
            return .dotInterval(
                DotIntervals(
                    intervals: intervals, intervalText: phrase(3, &random),
                    mean: Bool.random(using: &random) ? mean : nil))
        case 3:
            let edges = (0...max(size, 1)).map { HistogramBins.Edge(value: Double($0) * 2.5, label: "\($0)") }
            let markers = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                HistogramBins.Edge(value: number(&random), label: phrase(3, &random))
            }
            return .histogram(
                HistogramBins(
                    edges: edges, isOpenEnded: Bool.random(using: &random), markers: markers,
                    edgeTitle: phrase(4, &random)))
        case 4:
            let values = (0..<size).map { _ in ChartValue.number(number(&random), label: "x") }
            let reference = ChartSeries(name: phrase(3, &random), colorClass: "pending", values: values)
            return .smallMultiples(SmallMultiples(reference: Bool.random(using: &random) ? reference : nil))
        case 5:
            let total = number(&random)
            return .contribution(
                ContributionTotal(
                    name: phrase(3, &random), value: .number(total, label: Numbers.decimal(total, places: 2)),
                    tolerance: scale, riseText: phrase(2, &random), fallText: phrase(2, &random)))
        default:
            return .bump(
                BumpFields(
                    sizes: (0..<size).map { _ in
                        Bool.random(using: &random) ? Int.random(in: 0...70, using: &random) : nil
                    }))
        }
    }

    private func number(_ random: inout RandomCase.Generator) -> Double {
        Int.random(in: 0...60, using: &random) == 0 ? .nan : Double.random(in: -scale...scale, using: &random)
    }

    private func variation(_ random: inout RandomCase.Generator) -> ChartVariation {
        Bool.random(using: &random) ? .common : ChartVariation.allCases.randomElement(using: &random) ?? .common
    }

    private func control(_ size: Int, _ words: VariationWords, _ random: inout RandomCase.Generator) -> ChartKind {
        let points = (0..<size).map { _ -> ControlLimits.Point in
            let (center, half) = (number(&random), abs(number(&random)))
            func maybe(_ value: Double) -> Double? { Int.random(in: 0...5, using: &random) == 0 ? nil : value }
            return ControlLimits.Point(
                center: maybe(center), lower: maybe(center - half), upper: maybe(center + half),
                isProvisional: Bool.random(using: &random), variation: variation(&random),
                baselineBefore: Int.random(in: 0...9, using: &random) == 0 ? phrase(4, &random) : nil)
        }
        return .control(
            ControlLimits(
                points: points, centerLabel: phrase(3, &random), lowerLabel: phrase(3, &random),
                upperLabel: Bool.random(using: &random) ? phrase(3, &random) : nil, provisionalText: phrase(3, &random),
                variationWords: words))
    }

    private func funnel(_ size: Int, _ words: VariationWords, _ random: inout RandomCase.Generator) -> ChartKind {
        func curve(_ width: Double) -> FunnelLimits.Curve {
            let points = (1...20).map { step -> FunnelLimits.Curve.Point in
                let n = Double(step) * 100
                return FunnelLimits.Curve.Point(
                    denominator: n, lower: scale / 2 - scale * width / n.squareRoot(),
                    upper: scale / 2 + scale * width / n.squareRoot())
            }
            return FunnelLimits.Curve(points: points, label: phrase(2, &random))
        }
        let units = (0..<size).map { _ in
            FunnelLimits.Unit(
                denominator: Double.random(in: -50...2000, using: &random).rounded(), variation: variation(&random))
        }
        return .funnel(
            FunnelLimits(
                units: units, inner: curve(2), outer: curve(3), mean: scale / 2, meanLabel: phrase(3, &random),
                denominatorTitle: phrase(4, &random), isSquareRoot: Bool.random(using: &random), variationWords: words))
    }
}
