import Foundation
import Hashing
import Testing

/// `manifest.json` of a site, as any program would read it.
struct SiteManifest: Decodable {
    struct Entry: Decodable { var path, sha256: String, size: Int }
    var files: [Entry]

    /// What keeps `folder` from being one whole site: files that are missing, changed or not listed.
    static func faults(in folder: String) throws -> [String] {
        var files = try Folder.files(in: folder)
        guard let bytes = files.removeValue(forKey: "manifest.json") else { return ["manifest.json is missing"] }
        var faults: [String] = []
        for entry in try JSONDecoder().decode(Self.self, from: bytes).files {
            guard let data = files.removeValue(forKey: entry.path) else {
                faults.append("\(entry.path) is missing")
                continue
            }
            if data.count != entry.size || SHA256Hasher.hexadecimal(of: [UInt8](data)) != entry.sha256 {
                faults.append("\(entry.path) is not what the manifest says")
            }
        }
        return faults + files.keys.sorted().map { "\($0) is not in the manifest" }
    }
}
