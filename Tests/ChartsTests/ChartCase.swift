import Charts
import Testing

/// A chart under test, and the name of its golden.
struct ChartCase: Sendable, CustomTestStringConvertible {
    let name: String
    var spec: ChartSpec
    let ticks: TickFormat
    var style = SVGStyle.inline

    var testDescription: String { name }

    func bytes() -> [UInt8] { ChartRenderer.svg(spec, ticks: ticks, across: Numbers.counts, style: style) }

    init(_ name: String, _ kind: ChartKind, _ ticks: TickFormat = Numbers.counts, _ fill: (inout ChartSpec) -> Void) {
        self.name = name
        self.ticks = ticks
        var spec = ChartSpec(
            id: name, kind: kind, title: "Biểu đồ \(name)", description: "Mô tả \(name)", categories: [], series: [],
            emptyText: "chưa có số liệu")
        fill(&spec)
        self.spec = spec
    }

    /// The same chart for a phone.
    var narrow: ChartCase {
        ChartCase(name + "-narrow", spec.kind, ticks) {
            let (id, title, description) = ($0.id, $0.title, $0.description)
            $0 = spec
            ($0.id, $0.title, $0.description, $0.width) = (id, title, description, 328)
        }
    }

    static let all: [ChartCase] = [
        LineCases.all, BarCases.all, SmallCases.all, ControlCases.all, FunnelCases.all, RankCases.all,
        DistributionCases.all, PartCases.all,
    ].flatMap { $0 }
}

enum Categories {
    static let quarters = ["2023", "2024", "2025"].flatMap { year in
        ["I", "II", "III", "IV"].map {
            ChartCategory(label: "Quý \($0)/\(year)", shortLabel: "Q\($0)/\(year.suffix(2))")
        }
    }

    static let years = (2016...2025).map { ChartCategory(label: String($0)) }

    static func months(_ count: Int) -> [ChartCategory] {
        (0..<count).map { index in
            let (month, year) = (index % 12 + 1, 2021 + index / 12)
            return ChartCategory(label: "Tháng \(month)/\(year)", shortLabel: "\(month)/\(year)")
        }
    }

    static let offices = [
        "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Tài chính", "Sở Nội vụ",
        "Trung tâm Phục vụ hành chính công",
    ].map { ChartCategory(label: $0) }

    static let longOffices = [
        "Ban Quản lý Khu kinh tế và các khu công nghiệp thuộc Ủy ban nhân dân tỉnh",
        "Chi nhánh Văn phòng Đăng ký đất đai khu vực thành phố trực thuộc Sở Nông nghiệp và Môi trường, gồm cả bộ phận lưu động",
        "Nghiêngnghiêngngoảnhngoảnhkhôngcókhoảngtrắngnàotrongtêncủacơquannàycảnhưngvẫnphảivẽđược",
    ].map { ChartCategory(label: $0) }
}
