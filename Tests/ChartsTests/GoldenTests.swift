import Foundation
import Testing

@testable import Charts

@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    @Test("A chart is drawn as its golden, byte for byte", arguments: ChartCase.all)
    func drawnAsGolden(_ chart: ChartCase) throws {
        let golden = Self.folder.appending(path: chart.name + ".svg")
        let rejected = Self.folder.appending(path: chart.name + ".rej.svg")
        let drawn = Data(chart.bytes())
        if FileManager.default.contents(atPath: golden.path(percentEncoded: false)) == drawn {
            if FileManager.default.fileExists(atPath: rejected.path(percentEncoded: false)) {
                try FileManager.default.removeItem(at: rejected)
            }
            return
        }
        try drawn.write(to: rejected)
        Issue.record(
            "\(chart.name) differs from its golden: look at \(rejected.path(percentEncoded: false)), rename it when it is right"
        )
    }

    @Test("Every golden belongs to a case")
    func noStrayGoldens() throws {
        let names = Set(ChartCase.all.map { $0.name + ".svg" })
        #expect(names.count == ChartCase.all.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
        for file in files where file.hasSuffix(".svg") && !file.hasSuffix(".rej.svg") {
            #expect(names.contains(file), "\(file) is no case's golden")
        }
    }
}
