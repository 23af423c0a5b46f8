import Foundation
import Testing

/// What is for the leadership is in no byte of the public site.
@Suite struct PrivacyTests {
    private static let canary = "chimhoangyen"

    @Test("Nothing of a page, metric, dataset, source or unit that only the leadership sees is in the public site")
    func canary() throws {
        let canary = Self.canary
        let scratch = try Scratch(content: Repository.base)
        try scratch.write(
            """
            title: Tên \(canary) của bộ dữ liệu
            description: Mô tả \(canary)
            path: \(canary).csv
            audience: leadership
            fields:
              - {name: year, type: integer}
              - {name: unit, type: string, dimension: units, required: true}
              - {name: \(canary)_cases, type: integer, title: Cột \(canary), measured_in: \(canary)}
              - {name: source, type: string, required: true}
              - {name: note, type: string}
            period: {year: year}
            source: source
            note: note
            checks:
              - {name: \(canary)_check, title: Phép kiểm \(canary), that: \(canary)_cases < 100, severity: warning}
            """, to: "Content/data/\(canary).yaml")
        try scratch.write(
            "year,unit,\(canary)_cases,source,note\n2024,don-vi-\(canary),777777,nguon-\(canary),Ghi chú \(canary)\n",
            to: "Content/data/\(canary).csv")
        try scratch.append(
            "- id: nguon-\(canary)\n  title: Nguồn \(canary)\n", to: "Content/sources.yaml")
        try scratch.append(
            "- id: don-vi-\(canary)\n  name: Đơn vị \(canary)\n", to: "Content/units.yaml")
        try scratch.append(
            """
            - name: \(canary)_metric
              dataset: \(canary)
              title: Chỉ số \(canary)
              type: simple
              measure: \(canary)_cases
              definition: Định nghĩa \(canary)
            - name: \(canary)_derived
              title: Chỉ số suy ra \(canary)
              type: derived
              expression: \(canary)_metric * 2
              audience: leadership

            """, to: "Content/metrics/ho-so.yaml")
        try scratch.write(
            """
            ---
            title: Trang \(canary)
            summary: Tóm tắt \(canary)
            audience: leadership
            ---

            Chữ \(canary) và `= \(canary)_derived {period: 2024}`.

            ```table
            id: hinh-\(canary)
            metric: \(canary)_metric
            by: unit
            ```
            """, to: "Content/pages/\(canary).md")
        // Blocks that list everything there is.
        try scratch.append(
            "\n```checks\nid: kiem\n```\n\n```definitions\nid: dinh-nghia\n```\n\n```sources\nid: nguon\n```\n",
            to: "Content/pages/ho-so.md")
        try scratch.replace(
            "navigation: [index.md, ho-so.md]", with: "navigation: [index.md, ho-so.md, \(canary).md]",
            in: "Content/site.yaml")

        let outcome = try scratch.congkhai("build")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let open = try scratch.unpackedFiles(in: "Output/public")
        let closed = try scratch.unpackedFiles(in: "Output/leadership")
        var seen = 0
        for secret in [canary, "777777", "777.777", "1.555.554"] {
            let bytes = Data(secret.utf8)
            for (path, data) in open {
                #expect(!path.contains(secret), "\(path)")
                #expect(data.range(of: bytes) == nil, "\(secret) in public/\(path)")
            }
            seen += closed.values.filter { $0.range(of: bytes) != nil }.count
        }
        #expect(seen > 5)
        let mark = Data(canary.utf8)
        #expect(closed.contains { $0.key.hasSuffix("sharedStrings.xml") && $0.value.range(of: mark) != nil })
    }
}

extension Scratch {
    func append(_ text: String, to name: String) throws { try write(try self.text(name) + text, to: name) }
}
