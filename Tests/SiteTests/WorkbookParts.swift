import Foundation

@testable import Workbooks

extension Scratch {
    /// The files below `name` by path; a workbook, whose bytes are packed, with each of its parts unpacked beside it.
    func unpackedFiles(in name: String) throws -> [String: Data] {
        var files = try files(in: name)
        for (path, data) in files where path.hasSuffix(".xlsx") {
            for (part, bytes) in try WorkbookParts.unpacked(data) { files[path + "/" + part] = bytes }
        }
        return files
    }
}

private enum WorkbookParts {
    private static let names =
        ["xl/workbook.xml", "xl/sharedStrings.xml", "docProps/core.xml", "docProps/app.xml"]
        + (1...4).map { "xl/worksheets/sheet\($0).xml" }

    /// Every part that may hold a word of ours.
    static func unpacked(_ workbook: Data) throws -> [String: Data] {
        try workbook.withUnsafeBytes { bytes in
            let archive = try ZipArchive(bytes, limits: WorkbookLimits())
            var parts: [String: Data] = [:]
            for name in names {
                guard let entry = archive.entry(name) else { throw ScratchError(description: "no \(name)") }
                var contents = Data()
                try archive.read(entry) { chunk in
                    contents.append(contentsOf: chunk)
                    return true
                }
                parts[name] = contents
            }
            return parts
        }
    }
}
