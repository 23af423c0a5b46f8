import Testing

@testable import Charts

@Suite struct PropertyTests {
    static let specs: [(String, ChartSpec)] = [
        ChartCase.all.map { ($0.name, $0.spec) }, (1...250).map { ("seed \($0)", RandomCase.spec(UInt64($0))) },
        (1...350).map { ("payload seed \($0)", RandomCase.specWithPayload(UInt64($0))) },
    ].flatMap { $0 }

    private static let ticks = TickFormat { Numbers.decimal($0, places: 2) }

    @Test("An SVG is well-formed, named, described, and free of inline style and foreign ids")
    func wellFormed() {
        for (name, spec) in Self.specs {
            for style in [SVGStyle.inline, .standalone] {
                let svg = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: style))
                #expect(svg.isWellFormed, "\(name)")
                let root = svg.elements.first?.attributes ?? [:]
                #expect(
                    root["role"] == "img" && root["aria-labelledby"] == "\(spec.id)-title \(spec.id)-desc", "\(name)")
                #expect(root["class"]?.hasPrefix("chart chart-\(spec.kind.name)") == true, "\(name)")
                #expect(root["width"] == nil && root["height"] == nil, "\(name)")
                let ids = svg.elements.compactMap { $0.attributes["id"] }
                #expect(ids.allSatisfy { $0.hasPrefix(spec.id + "-") }, "\(name)")
                #expect(Set(ids).count == ids.count, "\(name)")
                #expect(svg.elements.allSatisfy { $0.attributes["style"] == nil }, "\(name)")
                for element in svg.elements {
                    guard let fill = element.attributes["fill"], fill.hasPrefix("url(#") else { continue }
                    #expect(ids.contains(String(fill.dropFirst(5).dropLast())), "\(name) \(fill)")
                }
            }
        }
    }

    @Test("No text leaves the viewBox")
    func textInside() {
        for (name, spec) in Self.specs {
            for style in [SVGStyle.inline, .standalone] {
                let svg = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: style))
                let (type, page) = (Typography(size: svg.fontSize), svg.viewBox)
                for line in svg.lines {
                    let width = type.width(line.text.hasSuffix(" ") ? String(line.text.dropLast()) : line.text)
                    let left = line.x - width * (TextAnchor(rawValue: line.anchor)?.share ?? .nan)
                    #expect(
                        left >= page.x - 0.5 && left + width <= page.maxX + 0.5, "\(name) \(spec.kind.name): \(line)")
                    let (top, bottom) = (line.y - type.ascent, line.y + type.descent)
                    #expect(top >= page.y - 1.5 && bottom <= page.maxY + 1, "\(name) \(spec.kind.name): \(line)")
                }
            }
        }
    }

    @Test("No two texts lie on each other")
    func textsApart() {
        for (name, spec) in Self.specs {
            let svg = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: .inline))
            let type = Typography(size: svg.fontSize)
            let boxes = svg.lines.map { line -> Box in
                let text = line.text.hasSuffix(" ") ? String(line.text.dropLast()) : line.text
                // Letters do not fill the height of their lines: a touch there is no collision.
                let width = type.width(text) * 0.98
                let x = line.x - width * (TextAnchor(rawValue: line.anchor)?.share ?? .nan)
                return Box(x: x, y: line.y - type.size * 0.7, width: width, height: type.size * 0.7)
            }
            #expect(!boxes.isEmpty || spec.kind == .sparkline, "\(name)")
            for (index, box) in boxes.enumerated() {
                for other in boxes.indices.dropFirst(index + 1) where box.intersects(boxes[other]) {
                    Issue.record("\(name) (\(spec.kind)): \(svg.lines[index]) lies on \(svg.lines[other])")
                }
            }
        }
    }

    private static func namesCategories(_ kind: ChartKind) -> Bool {
        switch kind {
        // Those without names, a scatter, and an axis of edges.
        case .bullet, .sparkline, .funnel, .histogram: false
        default: true
        }
    }

    @Test("The last category is always named")
    func lastCategoryIsNamed() {
        for (name, spec) in Self.specs where Self.namesCategories(spec.kind) {
            guard !ChartData(spec).numbers.isEmpty, let last = spec.categories.last else { continue }
            let lines = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: .inline)).lines
            let starts = lines.map { line in
                var text = line.text
                while let end = text.last, end == "…" || end == " " { text.removeLast() }
                return text
            }
            let isNamed = starts.contains { start in
                !start.isEmpty && (last.label.hasPrefix(start) || last.shortLabel?.hasPrefix(start) == true)
            }
            #expect(isNamed, "\(name)")
        }
    }

    @Test("Coordinates carry at most two decimals and no exponent")
    func fewDecimals() throws {
        let long = try Regex(#"[0-9]\.[0-9]{3,}|[0-9]e[-+0-9]|nan|inf"#)
        for (name, spec) in Self.specs {
            for element in ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: .inline)).elements {
                for key in ["d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewBox", "dy"] {
                    #expect(element.attributes[key]?.contains(long) != true, "\(name): \(element)")
                }
            }
        }
    }

    @Test("What is missing is not drawn, and every number of a line is")
    func onlyNumbersAreDrawn() {
        for (name, spec) in Self.specs {
            let marks = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: .inline)).valueMarks
            #expect(marks.allSatisfy { $0.caption?.hasSuffix(": …") != true }, "\(name)")
            let numbers = spec.series.flatMap { $0.values.prefix(spec.categories.count).compactMap(\.number) }
            guard !numbers.isEmpty else {
                #expect(marks.isEmpty, "\(name)")
                continue
            }
            let counted = marks.filter { $0.caption?.contains(": ") == true }
            if spec.kind == .line, spec.categories.count <= 12 { #expect(counted.count == numbers.count, "\(name)") }
            let first = spec.series[0].values.prefix(spec.categories.count)
            switch spec.kind {
            case .control, .dotInterval: #expect(counted.count == first.compactMap(\.number).count, "\(name)")
            case .bump: #expect(counted.count == numbers.count, "\(name)")
            case .funnel(let limits):
                let drawable = zip(first, limits.units).filter { $0.number != nil && $1.denominator > 0 }
                #expect(counted.count == drawable.count, "\(name)")
            case .histogram:
                #expect(counted.count == first.filter { ($0.number ?? 0) != 0 }.count, "\(name)")
            default: break
            }
            if spec.kind == .bar { #expect(counted.count == numbers.filter { $0 != 0 }.count, "\(name)") }
        }
    }

    @Test("The same specification gives the same bytes")
    func deterministic() {
        for (name, spec) in Self.specs {
            let drawn = (0..<2).map { _ in ChartRenderer.svg(spec, ticks: Self.ticks, style: .standalone) }
            #expect(drawn[0] == drawn[1], "\(name)")
        }
    }

    private static let hostileKinds =
        ChartKind.plain + (1...60).map { RandomCase.specWithPayload(UInt64($0)).kind }
        + [
            .bump(BumpFields(sizes: [.max, .min, 0, -4, nil])),
            .histogram(HistogramBins(edges: [], markers: [.init(value: .nan, label: "x")], edgeTitle: "")),
            .contribution(
                ContributionTotal(
                    name: "", value: .number(.infinity, label: "x"), tolerance: .nan, riseText: "", fallText: "")),
        ]

    @Test("Numbers no axis can hold, and rows of the wrong length, are survived", arguments: hostileKinds)
    func hostileNumbers(_ kind: ChartKind) {
        let values = [Double.nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 1e17, -1e17, 0].map {
            ChartValue.number($0, label: "x")
        }
        for width in [-5, 0, 160, 640, .max] {
            let spec = ChartSpec(
                id: "hostile", kind: kind, title: "", description: "",
                categories: (0..<12).map { ChartCategory(label: "\($0)") },
                series: [
                    ChartSeries(name: "", colorClass: "s1", values: values),
                    ChartSeries(name: "", colorClass: "s1", values: values + values),
                ], target: ChartTarget(value: .nan, label: "x"), domain: -Double.infinity...Double.infinity, rankOf: -3,
                width: width)
            let svg = ParsedSVG(ChartRenderer.svg(spec, ticks: Self.ticks, style: .standalone))
            #expect(svg.isWellFormed)
        }
    }
}
