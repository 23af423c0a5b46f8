import Metrics

/// How a page, figure or dataset of the site is cited.
struct Citation {
    let context: SiteContext

    /// "Văn phòng UBND tỉnh Sơn La, “Hồ sơ”, số liệu đến ngày 28/02/2024. https://…"
    func text(of title: String, at path: String) -> String {
        let site = context.project.site
        let phrases = context.phrases
        let address = context.base.map { " " + SitePaths.address(path, under: $0) } ?? ""
        return phrases.text(site.organisation) + ", “\(title)”, "
            + phrases.choose("số liệu đến ngày ", "data as of ") + phrases.periods.date(site.dataDate) + "." + address
    }
}
