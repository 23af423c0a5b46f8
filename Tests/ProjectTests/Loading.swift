import Diagnostics
import Project
import Testing

/// A text with the place marked where a diagnostic is expected.
struct Marked {
    let text: String
    let line: Int
    let column: Int

    init(_ marked: String) throws {
        let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.contains("1️⃣") })
        let column = try #require(lines[index].firstIndex(of: "1️⃣"))
        line = index + 1
        self.column = lines[index].distance(from: lines[index].startIndex, to: column) + 1
        text = marked.replacing("1️⃣", with: "")
    }
}

/// Small content folders in memory.
enum Loading {
    static func load(_ files: [String: String]) -> Diagnosed<Project?> {
        let files = base.merging(files) { $1 }
        return Project.load(ProjectSource(root: "Content", files: files.mapValues { Array($0.utf8) }))
    }

    /// The project, which must be without errors.
    static func project(_ files: [String: String] = [:]) throws -> Project {
        let loaded = load(files)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map { "\($0.code) \($0.message.vietnamese)" })")
        return try #require(loaded.value)
    }

    /// The one error of a project with a marked file, which must lie at the mark.
    static func problem(_ path: String, _ marked: String, _ others: [String: String] = [:]) throws -> Diagnostic {
        let marked = try Marked(marked)
        let loaded = load(others.merging([path: marked.text]) { $1 })
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        #expect(errors.count == 1, "\(errors.map { "\($0.code) \($0.message.vietnamese)" })")
        let problem = try #require(errors.first)
        #expect(problem.location == SourceLocation(file: "Content/" + path, line: marked.line, column: marked.column))
        return problem
    }

    static let descriptor = """
        title: Hồ sơ
        path: ho-so.csv
        fields:
          - {name: year, type: integer}
          - {name: unit, type: string, dimension: units, required: true, title: Đơn vị}
          - {name: received, type: integer, title: Tiếp nhận}
          - {name: early, type: integer, title: Trước hạn}
          - {name: late, type: integer}
        period: {year: year}
        parts:
          received: [early, late]
        """

    static let base = [
        "site.yaml": "title: T\norganisation: O\ndata_date: 2024-06-30\n",
        "units.yaml": "- {id: a, name: Sở A}\n- {id: b, name: Sở B, short: B}\n- {id: c, name: Sở C}\n",
        "sources.yaml": "- {id: s, title: Báo cáo}\n",
        "data/ho-so.yaml": descriptor,
        "data/ho-so.csv": "year,unit,received,early,late\n2023,a,10,8,2\n2023,b,5,5,0\n",
        "metrics/m.yaml": """
        - {name: received, dataset: ho-so, title: Tiếp nhận, type: simple, measure: received}
        - {name: early_rate, dataset: ho-so, title: Trước hạn, type: ratio, numerator: early, denominator: received}
        """,
        "pages/index.md": "---\ntitle: Trang\n---\n\nChữ.\n",
    ]
}
