import Foundation
import Hashing
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// Datasets as files, and what describes them: the data package, the DCAT catalogue, the JSON-LD of their pages.
@Suite struct OpenDataTests {
    private static let base = "\nbase_url: https://example.vn/so-lieu\n"
    private static let events = Sample().with(
        "data/tung-ho-so.yaml",
        """
        title: Từng hồ sơ
        path: tung-ho-so.csv
        kind: events
        covers: {from: 2024-01-01, to: 2024-03-31}
        fields:
          - {name: code, type: string}
          - {name: unit, type: string, dimension: units}
          - {name: received, type: date}
          - {name: completed, type: date}
        measures:
          - {name: median_days, title: Số ngày, aggregate: median, of: "days(received, completed)", at: completed}
        """
    ).with("data/tung-ho-so.csv", "code,unit,received,completed\nKHONGLO1,a,2024-01-02,2024-01-05\n")

    private func lines(_ sample: Sample, _ dataset: String) throws -> [String] {
        try sample.site().text("du-lieu/\(dataset)/\(dataset).csv").split(separator: "\n").map(String.init)
    }

    @Test("Numbers are written for machines, and what is withheld, missing or only known in part says so beside")
    func statuses() throws {
        let found = try lines(Sample(), "ho-so")
        #expect(
            found == [
                "from,to,unit,received,received_status,resolved,resolved_status,on_time,on_time_status,"
                    + "overdue,overdue_status,source,note",
                "2023-01-01,2023-03-31,a,100,,100,,90,,10,,s1,",
                "2023-04-01,2023-06-30,a,110,,100,,95,,5,,s1,Có làm tròn.",
                "2023-07-01,2023-09-30,a,1200,,,notAvailable,1100,,100,,s1,",
                "2023-10-01,2023-12-31,a,130,atLeast,,notAvailable,,suppressed,,notAvailable,s1,",
                "2023-01-01,2023-03-31,b,50,,0,,0,,0,,s1,",
                "2023-07-01,2023-09-30,b,,notApplicable,,notApplicable,,notApplicable,,notApplicable,s1,",
            ])
        #expect(try lines(Sample(), "khao-sat") == ["year,share", "2022,95", "2023,96.5"])
    }

    @Test("The JSON of a dataset has the same names and values, with null for what is not there")
    func json() throws {
        let bytes = try #require(try Sample().site().files["du-lieu/ho-so/ho-so.json"])
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        #expect(rows.count == 6)
        #expect(rows[2]["received"] as? Int == 1200 && rows[2]["received_status"] is NSNull)
        #expect(rows[3]["on_time"] is NSNull && rows[3]["on_time_status"] as? String == "suppressed")
        #expect(rows[4]["resolved"] as? Int == 0)
    }

    @Test("No row of records leaves the office: their dataset has no file and no page, in no site")
    func events() throws {
        for audience in Audience.allCases {
            let context = try Self.events.context(audience)
            let records = try #require(context.project.catalogue.dataset("tung-ho-so"))
            #expect(DatasetExport(records, context) == nil)
            let tree = try Self.events.site(audience)
            #expect(!tree.sortedPaths.contains { $0.contains("tung-ho-so") })
            #expect(tree.files["du-lieu/ho-so/ho-so.csv"] != nil)
            for path in ["du-lieu/datapackage.json", "du-lieu/index.html"] {
                #expect(!(try tree.text(path)).contains("tung-ho-so"), "\(path)")
            }
        }
    }

    @Test("The data package names every dataset of the site with its file, its size, its hash and its columns")
    func package() throws {
        let tree = try Sample().adding(Self.base, to: "site.yaml").site()
        let package = try tree.json("du-lieu/datapackage.json")
        #expect(package["$schema"] as? String == "https://datapackage.org/profiles/2.0/datapackage.json")
        #expect(package["id"] as? String == "https://example.vn/so-lieu/du-lieu/datapackage.json")
        #expect(package["created"] as? String == "2024-06-30T00:00:00Z")
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.map { $0["name"] as? String } == ["ho-so", "khao-sat", "xep-hang"])
        for resource in resources {
            let path = "du-lieu/" + (try #require(resource["path"] as? String))
            let bytes = try #require(tree.files[path])
            #expect(resource["bytes"] as? Int == bytes.count)
            #expect(resource["hash"] as? String == "sha256:" + SHA256Hasher.hexadecimal(of: bytes))
            let schema = try #require(resource["schema"] as? [String: Any])
            let names = try #require(schema["fields"] as? [[String: Any]]).compactMap { $0["name"] as? String }
            #expect(try tree.text(path).hasPrefix(names.joined(separator: ",") + "\n"))
        }
        let schema = try #require(resources[0]["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(fields.map { $0["type"] as? String }.prefix(5) == ["date", "date", "string", "integer", "string"])
        #expect(fields[3]["unit"] as? String == "hồ sơ" && fields[3]["title"] as? String == "Tiếp nhận")
        let offices = try #require(fields[2]["categories"] as? [[String: String]])
        #expect(offices.map { $0["value"] } == ["a", "b"] && offices[0]["label"] == "Sở Nội vụ")
        #expect((resources[0]["sources"] as? [[String: String]])?.first?["title"]?.hasPrefix("s1: Báo cáo") == true)
    }

    @Test("Identifiers stay when titles, descriptions and rows change")
    func stable() throws {
        func identifiers(_ sample: Sample) throws -> [String] {
            let tree = try sample.adding(Self.base, to: "site.yaml").site()
            let package = try tree.json("du-lieu/datapackage.json")
            let resources = try #require(package["resources"] as? [[String: Any]])
            let catalogue = try tree.json("du-lieu/dcat.jsonld")
            let entries = try #require(catalogue["dcat:dataset"] as? [[String: Any]])
            return [package["name"], package["id"], catalogue["@id"]].compactMap { $0 as? String }
                + resources.flatMap { [$0["name"], $0["path"]] }.compactMap { $0 as? String }
                + entries.flatMap { [$0["@id"], $0["dct:identifier"]] }.compactMap { $0 as? String }
        }
        let before = try identifiers(Sample())
        let after = try identifiers(
            Sample().replacing("title: Hồ sơ", with: "title: Tên khác\ndescription: Mới", in: "data/ho-so.yaml")
                .replacing("title: Số liệu mẫu", with: "title: Trang khác", in: "site.yaml")
                .adding("2024,97\n", to: "data/khao-sat.csv"))
        #expect(before == after)
        #expect(before.count == 3 + 3 * 2 + 3 * 2)
        #expect(before.contains("https://example.vn/so-lieu/du-lieu/ho-so/"))
    }

    @Test("An office that only other data have is no category of a column")
    func categories() throws {
        let sample = Sample().adding("\n- {id: kin, name: Phòng kín}\n", to: "units.yaml")
        let text = try sample.site().text("du-lieu/datapackage.json")
        #expect(text.contains("Sở Y tế") && !text.contains("Phòng kín") && !text.contains("\"kin\""))
    }

    @Test("The DCAT catalogue leads to files that are there, says how often they change, under which licence")
    func catalogue() throws {
        let sample = try Sample().adding(
            Self.base + "licence: Ghi nguồn\nlicence_url: https://example.vn/giay-phep\n", to: "site.yaml"
        ).replacing("kind: reported", with: "kind: reported\nfrequency: half-yearly", in: "data/ho-so.yaml")
        let tree = try sample.site()
        let catalogue = try tree.json("du-lieu/dcat.jsonld")
        let entries = try #require(catalogue["dcat:dataset"] as? [[String: Any]])
        #expect(entries.count == 3)
        let frequency = entries[0]["dct:accrualPeriodicity"] as? [String: String]
        #expect(frequency?["@id"] == "http://publications.europa.eu/resource/authority/frequency/ANNUAL_2")
        #expect(entries[1]["dct:accrualPeriodicity"] == nil)
        for entry in entries {
            let distributions = try #require(entry["dcat:distribution"] as? [[String: Any]])
            #expect(distributions.count == 3)
            for distribution in distributions {
                let address = (distribution["dcat:downloadURL"] as? [String: String])?["@id"] ?? ""
                let path = try #require(address.wholeMatch(of: #/https://example\.vn/so-lieu/(.*)/#)).1
                #expect(tree.files[String(path)]?.count == distribution["dcat:byteSize"] as? Int, "\(path)")
                #expect((distribution["dct:license"] as? [String: String])?["@id"] == "https://example.vn/giay-phep")
            }
        }
        #expect(try Sample().site().files["du-lieu/dcat.jsonld"] == nil, "there are no addresses without a base URL")
    }

    @Test("The description in a dataset's page is JSON-LD, and no text can end its element or hide its end")
    func structuredData() throws {
        let title = "x</script><!--<script> href="
        let sample = try Sample().adding(Self.base, to: "site.yaml").replacing(
            "title: Hồ sơ", with: "title: \"\(title)\"", in: "data/ho-so.yaml")
        let html = try sample.site().text("du-lieu/ho-so/index.html")
        let opening = "<script type=\"application/ld+json\">"
        let text = try #require(html.components(separatedBy: opening).last?.components(separatedBy: "</script>").first)
        #expect(!text.contains("<"))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(parsed["name"] as? String == title && parsed["@type"] as? String == "Dataset")
        #expect(parsed["url"] as? String == "https://example.vn/so-lieu/du-lieu/ho-so/")
        #expect(parsed["variableMeasured"] as? [String] == ["Tiếp nhận", "Đã giải quyết", "Đúng hạn", "Quá hạn"])
        #expect(try !Sample().site().text("du-lieu/ho-so/index.html").contains("ld+json"))
    }

    @Test("Data of the leadership is described in the leadership's site only")
    func audiences() throws {
        let open = try Sample().site()
        #expect(!open.sortedPaths.contains { $0.contains("noi-bo") })
        for path in open.sortedPaths where path.hasPrefix("du-lieu/") && !path.hasSuffix(".xlsx") {
            let text = try open.text(path)
            #expect(!text.contains("noi-bo") && !text.contains("nội bộ") && !text.contains("Việc kín"), "\(path)")
        }
        let closed = try Sample().site(.leadership)
        #expect(try closed.text("du-lieu/noi-bo/noi-bo.csv") == "day,subject,source\n2023-02-03,Việc kín,s2\n")
        #expect(try closed.text("du-lieu/datapackage.json").contains("noi-bo"))
    }
}
