import Testing

@testable import Charts

@Suite struct LayoutTests {
    private let type = Typography(size: 12)

    @Test("Ticks are round numbers from zero for bars")
    func barTicks() {
        let axis = ValueAxis(numbers: [5718, 420], wanted: nil, fromZero: true, count: 5, format: Numbers.counts)
        #expect(axis.ticks.map(\.text) == ["0", "2.000", "4.000", "6.000"])
        #expect(axis.domain == 0...6000)
    }

    @Test("Counts never get half a tick", arguments: [[1.0], [0, 2], [3, 4, 5], [0]])
    func integerTicks(_ numbers: [Double]) {
        let axis = ValueAxis(numbers: numbers, wanted: nil, fromZero: true, count: 5, format: Numbers.counts)
        #expect(axis.ticks.allSatisfy { $0.value == $0.value.rounded() })
    }

    @Test("Neighbouring ticks never read the same, however coarse their format")
    func distinctTicks() {
        let axis = ValueAxis(
            numbers: [0.9931, 0.9975], wanted: nil, fromZero: false, count: 5,
            format: TickFormat { Numbers.decimal($0 * 100, places: 0) + "%" })
        let texts = axis.ticks.map(\.text)
        #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test("A domain that is asked for is kept, and widened only for what lies outside it")
    func wantedDomain() {
        let kept = ValueAxis(numbers: [0.2, 0.9], wanted: 0...1, fromZero: false, count: 5, format: Numbers.percents)
        #expect(kept.domain == 0...1)
        let widened = ValueAxis(numbers: [1.2], wanted: 0...1, fromZero: false, count: 5, format: Numbers.percents)
        #expect(widened.domain.upperBound >= 1.2 && widened.domain.lowerBound == 0)
    }

    @Test("Multiples of a tenth are the decimals they look like")
    func exactMultiples() {
        #expect(NiceStep(atLeast: 0.08, integers: false).multiples(0, 0.5) == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    }

    @Test("Places run from 1 to the size of the field", arguments: [1, 2, 6, 20, 34, 63])
    func placeTicks(_ size: Int) {
        let axis = ValueAxis(placesOf: size, format: Numbers.places)
        #expect(axis.ticks.first?.value == 1 && axis.ticks.last?.value == Double(size))
        #expect(Set(axis.ticks.map(\.text)).count == axis.ticks.count)
    }

    @Test("Text is broken at spaces, and cut only when it needs more lines than there are")
    func wrapping() {
        let text = "Trung tâm Phục vụ hành chính công"
        let whole = WrappedText(text, width: 90, maxLines: 3, type)
        #expect(!whole.isCut && whole.lines.joined(separator: " ") == text)
        let cut = WrappedText(text, width: 60, maxLines: 2, type)
        #expect(cut.isCut && cut.lines.count == 2 && cut.lines[1].hasSuffix("…"))
        #expect((whole.lines + cut.lines).allSatisfy { type.width($0) <= 90 })
    }

    @Test("Vietnamese letters are as wide composed as decomposed")
    func vietnameseWidths() {
        #expect(type.width("ệ") == type.width("e\u{323}\u{302}"))
        #expect(type.width("Ạ") == type.width("A"))
        #expect(type.width("đ") == type.width("d"))
    }

    @Test("Labels are moved apart as little as possible, and kept within bounds")
    func spreading() {
        let centers = Spread.centers([50, 52, 200, 51], sizes: [10, 10, 10, 10], bounds: 0...203)
        #expect(centers == [41, 61, 198, 51])
        #expect(Spread.centers([1, 2], sizes: [10, 10], bounds: 0...100) == [5, 15])
    }

    @Test("Shares are not drawn of a whole with a missing part, or of nothing")
    func sharesNeedAWhole() {
        let spec = BarCases.sharesMissing.spec
        let bars = Bars(spec: spec, data: ChartData(spec))
        #expect(bars.lanes.map { $0[0].segments.isEmpty } == [false, true, true, false, false, true])
        #expect(bars.lanes.map { $0[0].signs } == [[], ["–"], ["…"], [], [], ["…"]])
    }

    @Test("A line is joined neither over a gap nor over a break")
    func runs() {
        var categories = Array(Categories.years.prefix(6))
        categories[4].breakBefore = "Cách tính mới"
        let segments = LineSegments(
            Numbers.counts([1, 2, nil, 4, 5, 6]), categories: categories, centers: [0, 1, 2, 3, 4, 5],
            y: LinearScale(domain: 0...10, range: (100, 0)))
        #expect(segments.runs.map(\.points.count) == [2, 1, 2])
    }
}
