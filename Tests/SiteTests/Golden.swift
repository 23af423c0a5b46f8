import Foundation
import Testing

/// Compares `actual` with the file `golden`. On a difference the new text is written to `rejected`, to be looked at and
/// moved over the golden by hand.
func expect(
    _ actual: String, equals golden: String, beside rejected: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let expected = Folder.exists(golden) ? try String(contentsOfFile: golden, encoding: .utf8) : nil
    if actual == expected {
        if Folder.exists(rejected) { try FileManager.default.removeItem(atPath: rejected) }
        return
    }
    try actual.write(toFile: rejected, atomically: false, encoding: .utf8)
    Issue.record(
        "\(expected == nil ? "There is no" : "This is not") \(golden): see \(rejected)", sourceLocation: sourceLocation)
}
