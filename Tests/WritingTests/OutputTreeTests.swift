import Testing

@testable import Publishing

@Suite struct OutputTreeTests {
    @Test(
        "Paths that leave the tree or cannot be written everywhere are refused",
        arguments: ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "a\u{0}", "a\nb"])
    func badPaths(path: String) throws {
        var tree = OutputTree()
        let error = #expect(throws: PublishError.self) { try tree.add(path, []) }
        #expect(error?.diagnostic.code == "write.bad-path")
        #expect(tree.files.isEmpty)
    }

    @Test(
        "A path is taken once, as a file or as a directory",
        arguments: [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/b/c", "a/b"), ("a/b", "a/b/c/d")])
    func duplicates(first: String, second: String) throws {
        var tree = OutputTree()
        try tree.add(first, [1])
        let error = #expect(throws: PublishError.self) { try tree.add(second, [2]) }
        #expect(error?.diagnostic.code == "write.duplicate-path")
        #expect(tree.files == [first: [1]])
    }

    @Test("The manifest lists every file but itself with size and SHA-256, in order")
    func manifest() throws {
        var tree = OutputTree()
        try tree.add("b.html", Array("abc".utf8))
        try tree.add("a/\"x\".csv", [])
        let expected = """
            {
              "generator": "congkhai",
              "version": 1,
              "files": [
                {"path": "a/\\"x\\".csv", "size": 0, "sha256": \
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                {"path": "b.html", "size": 3, "sha256": \
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
              ]
            }

            """
        #expect(String(decoding: Manifest.json(for: tree), as: UTF8.self) == expected)
        try tree.add(Manifest.path, Manifest.json(for: tree))
        #expect(String(decoding: Manifest.json(for: tree), as: UTF8.self) == expected)
    }
}
