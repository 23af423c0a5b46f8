import Foundation
import Testing

/// `congkhai serve`.
@Suite struct ServeTests {
    @Test("Both sites are served, with the script that loads a page again, and everything else as it is")
    func pages() throws {
        let preview = try Preview(try Scratch(content: Repository.base))
        let home = try preview.get("/")
        #expect(home.status == 302 && home.headers["location"] == "/public/index.html")
        let page = try preview.get("/public/ho-so/index.html")
        #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.body.contains("<script src=\"/_congkhai/reload.js\" data-version=\"1\"></script>\n</head>"))
        #expect(page.body.contains("default-src 'none'; connect-src 'self';"))
        #expect(try preview.get("/_congkhai/reload.js").headers["content-type"] == "text/javascript; charset=utf-8")
        #expect(try preview.get("/_congkhai/next?after=0").body == "1")
        let data = try preview.get("/public/du-lieu/ho-so/ho-so.csv")
        #expect(data.status == 200 && data.body.hasPrefix("from,to,unit,") && !data.body.contains("_congkhai"))
        #expect(try preview.get("/leadership/lanh-dao/index.html").status == 200)
        #expect(try preview.get("/public/lanh-dao/index.html").status == 404)
    }

    @Test("A folder leads to its page, whose links are relative to it")
    func folders() throws {
        let preview = try Preview(try Scratch(content: Repository.base))
        for (folder, page) in [("/public", "/public/index.html"), ("/public/ho-so", "/public/ho-so/index.html")] {
            #expect(try preview.get(folder).headers["location"] == page)
            #expect(try preview.get(folder + "/").headers["location"] == page)
            #expect(try preview.get(page).status == 200)
        }
        let missing = try preview.get("/public/khong-co")
        #expect(missing.status == 404 && missing.body.contains("/_congkhai/reload.js"))
    }

    @Test("Only this machine is answered, and only by its own name")
    func loopback() throws {
        let preview = try Preview(try Scratch(content: Repository.base))
        #expect(Preview.canConnect(to: "127.0.0.1", port: preview.port))
        // Another address of this machine, which a server on all addresses would answer at.
        #expect(!Preview.canConnect(to: "127.0.0.2", port: preview.port))
        for host in ["localhost:\(preview.port)", "127.0.0.1", "127.0.0.1:\(preview.port)"] {
            #expect(try preview.get("/leadership/index.html", host: host).status == 200, "\(host)")
        }
        for host in [
            "evil.example", "evil.example:\(preview.port)", "localhost.evil.example", "", "evil.example@localhost",
        ] {
            let answer = try preview.get("/leadership/index.html", host: host)
            #expect(answer.status == 403 && answer.body.isEmpty, "\(host)")
        }
        #expect(try preview.get("/public/index.html", method: "POST").status == 404)
    }

    @Test(
        "No path leads out of the sites",
        arguments: [
            "/../Content/site.yaml", "/public/../../Content/site.yaml", "/public/%2e%2e/%2e%2e/Content/site.yaml",
            "/public/..%2f..%2fContent/site.yaml", "//etc/passwd", "/public//etc/passwd", "/public/%2fetc/passwd",
            "/Content/site.yaml", "/public/%00", "/public/%ff",
        ])
    func traversal(path: String) throws {
        let preview = try Preview(try Scratch(content: Repository.base))
        let answer = try preview.get(path)
        #expect(answer.status != 200, "\(answer.status)")
        #expect(!answer.body.contains("data_date") && !answer.body.contains("root:"))
        #expect(try preview.get("/public/index.html").status == 200)
    }

    @Test("What is wrong is shown in the page, with place and hint, and gone once it is mended and saved")
    func errors() throws {
        let scratch = try Scratch(content: Repository.base)
        let preview = try Preview(scratch)
        try scratch.replace("1000,900,890", with: "1001,900,890", in: "Content/data/ho-so.csv")
        let broken = try preview.get("/public/index.html") { $0.status == 500 }
        #expect(broken.body.contains("Chưa dựng được trang") && broken.body.contains("Content/data/ho-so.csv:2:33"))
        #expect(broken.body.contains("check.failed") && broken.body.contains("data-version=\"2\""))
        // The page asks for the next version, which is there when the file is mended.
        #expect(try preview.get("/_congkhai/next?after=1").body == "2")
        #expect(try preview.get("/public/assets/site.css").status == 200)
        try scratch.replace("1001,900,890", with: "1000,900,890", in: "Content/data/ho-so.csv")
        let mended = try preview.get("/public/index.html") { $0.status == 200 }
        #expect(mended.body.contains("data-version=\"3\""))
    }

    @Test("While the sites are built anew browsers are answered with the ones before")
    func building() throws {
        let scratch = try Scratch(content: Repository.base)
        let preview = try Preview(scratch)
        let file = scratch.path + "/Content/data/ho-so.csv"
        let rows = try Data(contentsOf: URL(fileURLWithPath: file))
        // A build that reads a pipe waits for its other end.
        let pipe = scratch.path + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0 && rename(pipe, file) == 0)
        let other = try Preview.within(seconds: 60) {
            let end = open(file, O_WRONLY | O_NONBLOCK)
            return end < 0 ? nil : FileHandle(fileDescriptor: end, closeOnDealloc: true)
        }
        let meanwhile = try preview.get("/public/ho-so/index.html")
        #expect(meanwhile.status == 200 && meanwhile.body.contains("data-version=\"1\""))
        try other.write(contentsOf: rows)
        try other.close()
        _ = try preview.get("/public/index.html") { $0.body.contains("data-version=\"2\"") }
    }

    @Test("A text of the content cannot become markup of the page that shows what is wrong")
    func escaping() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.replace("data_date", with: "\"<script>alert(1)</script>\": 1\ndata_date", in: "Content/site.yaml")
        let page = try Preview(scratch).get("/public/index.html")
        #expect(page.status == 500)
        #expect(!page.body.contains("<script>alert") && page.body.contains("&lt;script&gt;alert"))
    }

    @Test("A port that is taken ends the command with status 1 and says which option to use")
    func taken() throws {
        let scratch = try Scratch(content: Repository.base)
        let preview = try Preview(scratch)
        let second = try scratch.congkhai("serve", "--port", String(preview.port))
        #expect(second.status == 1)
        #expect(second.errors.contains("--port") && !second.output.contains("http://"))
    }
}
