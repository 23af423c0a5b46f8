import Statistics
import Tables
import Testing

@Suite struct DistributionTests {
    private let days = Distribution(Expected.days.map { Rational($0) })

    @Test("The five numbers are those of numpy")
    func fiveNumbers() throws {
        let five = try FiveNumbers(days)
        let found = [five.least, five.lowerQuartile, five.median, five.upperQuartile, five.greatest]
        #expect(found.map(\.doubleValue) == Expected.fiveNumbers)
        #expect(five.median == days.median)
        #expect(days.mean == (try rational(Expected.days.reduce(0, +), Expected.days.count)))
    }

    /// Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), definition 7.
    @Test("A quantile lies between two neighbours in proportion; beyond 0 and 1 there is none")
    func quantiles() throws {
        let ten = Distribution((1...10).map { Rational($0) })
        #expect(ten.quantile(try rational(9, 10)) == (try rational(91, 10)))
        #expect(ten.quantile(.zero) == .one)
        #expect(ten.quantile(.one) == Rational(10))
        #expect(ten.quantile(try rational(11, 10)) == nil)
        #expect(ten.quantile(try rational(-1, 10)) == nil)
    }

    @Test("A histogram counts as numpy does, in bins with round edges")
    func histogram() throws {
        let histogram = try Histogram(days)
        #expect(histogram.bins.map(\.count) == Expected.histogram)
        #expect(histogram.bins.map(\.lower) == [0, 10, 20, 30, 40].map { Rational($0) })
        #expect(histogram.bins.last?.upper == Rational(50))
    }

    @Test(
        "Every value is in exactly one bin, bins are 1, 2 or 5 wide (by tens), and at most one more than asked"
    )
    func everyValue() throws {
        var numbers = Numbers(seed: 4)
        for _ in 0..<300 {
            let divisor = [1, 10, 1000, 7][numbers.next(0...3)]
            let spread = numbers.next(1...5000)
            let values = try (0..<numbers.next(2...60)).map { _ in
                try rational(numbers.next(-spread...spread), divisor)
            }
            let distribution = Distribution(values)
            guard distribution.occurrences.count > 1 else { continue }
            let most = numbers.next(1...12)
            let bins = try Histogram(distribution, most: most).bins
            #expect(bins.reduce(0) { $0 + $1.count } == values.count)
            #expect(bins.count <= most + 1)
            #expect((bins.first?.count ?? 0) > 0 && (bins.last?.count ?? 0) > 0)
            let width = try #require(bins[0].upper.subtracting(bins[0].lower))
            for (index, bin) in bins.enumerated() {
                #expect(bin.upper.subtracting(bin.lower) == width)
                #expect(try #require(bin.lower.divided(by: width)).isInteger)
                let inside = values.count {
                    $0 >= bin.lower && ($0 < bin.upper || (index == bins.count - 1 && $0 == bin.upper))
                }
                #expect(bin.count == inside)
            }
            var unit = width
            while unit >= Rational(10) { unit = try #require(unit.divided(by: Rational(10))) }
            while unit < .one { unit = try #require(unit.multiplied(by: Rational(10))) }
            #expect([1, 2, 5].contains { unit == Rational($0) })
            if divisor == 1 { #expect(width.isInteger) }
        }
    }

    @Test("The greatest value on an edge is in the last bin, and none is empty for its sake")
    func lastEdge() throws {
        let shares = try [50, 62, 75, 88, 100].map { try rational($0, 100) }
        let bins = try Histogram(Distribution(shares), most: 5).bins
        #expect(bins.last?.upper == .one)
        #expect(bins.last?.count == 1)
        #expect(bins.map(\.lower).first == (try rational(1, 2)))
    }

    @Test("Of nothing, of one value and of values that are all the same no spread is described")
    func refusals() {
        let same = Distribution([Rational(4), Rational(4), Rational(4)])
        let cases: [(Distribution, Refusal)] = [
            (Distribution([]), .noData), (Distribution([.one]), .tooFew(count: 1, minimum: 2)), (same, .noVariation),
        ]
        for (distribution, refusal) in cases {
            #expect(throws: refusal) { try FiveNumbers(distribution) }
            #expect(throws: refusal) { try Histogram(distribution) }
        }
        #expect(Distribution([]).median == nil)
        #expect(Distribution([]).mean == nil)
    }
}
