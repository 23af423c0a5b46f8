import Metrics

/// Cites source documents.
struct SourceText {
    let phrases: Phrases

    /// Those of `ids`, in the order of `sources.yaml`.
    func citations(of ids: Set<String>, in catalogue: Catalogue) -> [(id: String, text: String)] {
        catalogue.sources.filter { ids.contains($0.id) }.map { ($0.id, citation($0)) }
    }

    /// "Báo cáo …, số 12/BC-VPUB, Văn phòng UBND tỉnh Sơn La, 05/2022".
    func citation(_ document: SourceDocument) -> String {
        var parts = [phrases.text(document.title)]
        if let number = document.number { parts.append(phrases.choose("số ", "no. ") + number) }
        if let issuer = document.issuer { parts.append(phrases.text(issuer)) }
        if let date = document.date { parts.append(date) }
        return parts.joined(separator: ", ")
    }
}
