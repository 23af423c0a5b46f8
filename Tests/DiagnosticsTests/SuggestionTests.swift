import Diagnostics
import Testing

@Suite struct SuggestionTests {
    private static let names = ["so-y-te", "Sở Y tế", "Sở Nội vụ", "Ủy ban nhân dân xã Đồng Tâm", "trung-tam"]

    @Test(
        "The nearest known name is found in any case of letters and without the marks of Vietnamese",
        arguments: [
            ("SỞ Y TẾ", "Sở Y tế"), ("so y te", "Sở Y tế"), ("Sơ Y tê", "Sở Y tế"), ("Sở Nộ vụ", "Sở Nội vụ"),
            ("UBND XÃ ĐỒNG TÂM", nil), ("UỶ BAN NHÂN DÂN XÃ ĐỒNG TÂM", "Ủy ban nhân dân xã Đồng Tâm"),
            ("uy ban nhan dan xa dong tam", "Ủy ban nhân dân xã Đồng Tâm"), ("trungtam", "trung-tam"),
            ("Văn phòng", nil),
        ] as [(String, String?)])
    func folded(word: String, expected: String?) {
        #expect(Suggestion.nearest(to: word, among: Self.names) == expected)
    }

    @Test("Of names that differ in marks only, the one nearest as written is meant")
    func marks() {
        let names = ["Xã Mường La", "Xã Mướng Lá", "Xã Muông La"]
        for name in names { #expect(Suggestion.nearest(to: name, among: names) == name) }
        #expect(Suggestion.nearest(to: "xã mướng lá", among: names) == "Xã Mướng Lá")
    }
}
