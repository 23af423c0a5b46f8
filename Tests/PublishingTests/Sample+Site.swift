import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// The sample as a whole site, with the theme as it is shipped.
extension Sample {
    func composed(_ audience: Audience = .public) throws -> Diagnosed<OutputTree?> {
        SiteComposer(project: try project(), results: try results(), audience: audience, theme: try Self.theme())
            .compose()
    }

    /// The files of a site that must be sound.
    func site(_ audience: Audience = .public) throws -> OutputTree {
        let composed = try composed(audience)
        return try #require(composed.value, "\(composed.diagnostics.map { "\($0.code) \($0.message.vietnamese)" })")
    }

    private static func theme() throws -> SiteTheme {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Themes/default")
        var files: [String: [UInt8]] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
            let url = root.appendingPathComponent(name)
            if !url.hasDirectoryPath, let data = FileManager.default.contents(atPath: url.path) {
                files[name] = [UInt8](data)
            }
        }
        let loaded = SiteTheme.load(ProjectSource(root: "Themes/default", files: files), languages: [.vietnamese])
        return try #require(loaded.value, "\(loaded.diagnostics.map(\.message.vietnamese))")
    }
}

extension OutputTree {
    func text(_ path: String) throws -> String {
        String(decoding: try #require(files[path], "\(path) is not there"), as: UTF8.self)
    }

    func json(_ path: String) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(try #require(files[path], "\(path) is not there")))
        return try #require(parsed as? [String: Any])
    }
}
