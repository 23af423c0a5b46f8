import Diagnostics
import Project

struct PageFrame { let context: SiteContext; let theme: SiteTheme
  func render(_ page: PageModel) -> Diagnosed<[UInt8]> {
    let s = "<!doctype html><html lang=vi><meta charset=utf-8><title>\(page.title)</title><body><main><h1>\(page.title)</h1>" + String(decoding: page.content, as: UTF8.self) + "</main></body></html>"
    return Diagnosed(Array(s.utf8)) } }
public struct SiteTheme: Sendable { let strings: ComponentStrings; let assets: [String: [UInt8]]
  public static func load(_ s: ProjectSource, language: Language) -> Diagnosed<SiteTheme?> {
    var d: [String: String] = [:]; for w in ComponentStrings.Word.allCases { d[w.rawValue] = w.rawValue }
    let c = ComponentStrings.from(d, file: "x"); return Diagnosed(c.value.map { SiteTheme(strings: $0, assets: [:]) }, c.diagnostics) } }
