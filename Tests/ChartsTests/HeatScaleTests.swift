import Markup
import Testing

@testable import Charts

@Suite struct HeatScaleTests {
    private let scale = HeatScale(
        form: .diverging, limits: [0.9, 0.95], words: ["dưới 90%", "90% đến dưới 95%", "từ 95%"])

    @Test("A value belongs to the step that begins at or under it, and few steps are spread over all colours")
    func steps() {
        #expect(scale.className(of: 0.8999) == "c-heat-both-1")
        #expect(scale.className(of: 0.9) == "c-heat-both-3")
        #expect(scale.className(of: 0.95) == "c-heat-both-5")
        #expect(scale.className(of: -4) == "c-heat-both-1")
        let two = HeatScale(form: .sequential, limits: [10], words: ["ít", "nhiều"])
        #expect([9, 10].map(two.className) == ["c-heat-1", "c-heat-5"])
        let five = HeatScale(form: .sequential, limits: [1, 2, 3, 4], words: ["a", "b", "c", "d", "e"])
        #expect((0..<5).map { five.className(of: Double($0)) } == (1...5).map { "c-heat-\($0)" })
    }

    @Test("Where less is better, limits fall")
    func falling() {
        let days = HeatScale(form: .diverging, limits: [20, 10], words: ["trên 20", "10 đến 20", "dưới 10"])
        #expect(days.className(of: 21) == "c-heat-both-1")
        #expect(days.className(of: 20) == "c-heat-both-3")
        #expect(days.className(of: 3) == "c-heat-both-5")
    }

    @Test("What is no number, and a scale whose words and limits do not fit, give no colour")
    func nothing() {
        #expect(scale.className(of: .nan) == nil && scale.className(of: .infinity) == nil)
        #expect(HeatScale(form: .sequential, limits: [1], words: ["a"]).className(of: 1) == nil)
        #expect(HeatScale(form: .sequential, limits: [], words: ["a"]).className(of: 1) == nil)
    }

    @Test("The legend names every step, and every class it uses is in the sheet")
    func legend() {
        var writer = MarkupWriter()
        scale.writeLegend(to: &writer, name: "Thang màu")
        #expect(
            writer.string == """
                <ul class="c-heat-legend" aria-label="Thang màu"><li class="c-heat-both-1">dưới 90%</li>\
                <li class="c-heat-both-3">90% đến dưới 95%</li><li class="c-heat-both-5">từ 95%</li></ul>
                """)
        for step in [1, 3, 5] { #expect(ChartStyles.css.contains(".c-heat-both-\(step){")) }
    }
}
