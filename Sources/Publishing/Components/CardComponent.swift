import Markup

extension CardsModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        let heading = title.map { _ in "\(id)-heading" }
        writer.element(
            "section",
            [
                "class": "cards-section", "id": id, "aria-labelledby": heading,
                "aria-label": heading == nil ? label : nil,
            ]
        ) { writer in
            if let title { writer.heading(headingLevel - 1, ["id": heading]) { $0.text(title) } }
            writer.element("ul", ["class": isScorecard ? "cards scorecard" : "cards"]) { writer in
                for card in cards { write(card, to: &writer, strings: strings) }
            }
            if !notes.isEmpty || !sources.isEmpty || !downloads.isEmpty {
                writer.element("div", ["class": "figure-foot"]) { writer in
                    notes.write(to: &writer, prefix: id, strings: strings)
                    SourcesLine(sources: sources).write(to: &writer, strings: strings)
                    LinksLine(links: downloads, subject: .text(title ?? label)).write(to: &writer, strings: strings)
                }
            }
        }
    }

    private func write(_ card: CardModel, to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("li", ["class": "card", "id": card.id]) { writer in
            writer.heading(headingLevel, ["class": "card-title"]) { writer in
                if let href = card.href {
                    writer.element("a", ["href": href], text: card.title)
                } else {
                    writer.text(card.title)
                }
            }
            writer.element("p", ["class": "card-context"]) { writer in
                if let scope = card.scope {
                    writer.element("span", text: scope)
                    writer.raw(" ")
                }
                writer.element("span", ["class": "card-period"], text: card.period)
            }
            write(value: card, to: &writer, strings: strings)
            if let interval = card.interval { writer.element("p", ["class": "card-interval"], text: interval) }
            write(change: card, to: &writer, strings: strings)
            if !card.details.isEmpty {
                writer.element("dl", ["class": "card-details"]) { writer in
                    for detail in card.details {
                        writer.element("div") { writer in
                            writer.element("dt", text: detail.label)
                            writer.element("dd", text: detail.value)
                        }
                    }
                }
            }
            for notice in card.notices { write(notice, to: &writer, strings: strings) }
        }
    }

    private func write(value card: CardModel, to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("p", ["class": "card-value is-\(card.value.kind.rawValue)"]) { writer in
            var value = card.value
            value.detail = nil
            value.marks = []
            writer.element("span", ["class": "card-number"]) { writer in
                value.writeContent(to: &writer, anchors: [:], strings: strings)
            }
            if let unit = card.unit {
                writer.raw(" ")
                writer.element("span", ["class": "card-unit"], text: unit)
            }
            if let detail = card.value.detail {
                writer.raw(" ")
                writer.element("span", ["class": "count"], text: detail)
            }
            Marks(letters: card.value.marks, anchors: notes.anchors(prefix: id)).write(to: &writer, strings: strings)
        }
    }

    private func write(change card: CardModel, to writer: inout MarkupWriter, strings: ComponentStrings) {
        if let sparkline = card.sparkline {
            writer.element("div", ["class": "card-sparkline"]) { $0.trusted(sparkline) }
        }
        for change in card.changes {
            writer.element("p", ["class": "card-change"]) { writer in
                writer.element("span", ["class": "change-sign", "aria-hidden": "true"], text: change.direction.sign)
                writer.raw(" ")
                writer.text(change.text)
            }
        }
        if card.signal != nil || card.remark != nil {
            writer.element("p", ["class": "card-remark"]) { writer in
                if let signal = card.signal { signal.write(to: &writer, strings: strings) }
                if let remark = card.remark { writer.text((card.signal == nil ? "" : " ") + remark) }
            }
        }
        if let bullet = card.bullet {
            writer.element("div", ["class": "card-bullet"]) { $0.trusted(bullet) }
        }
        guard card.targetText != nil || card.status != nil else { return }
        writer.element("p", ["class": "card-target"]) { writer in
            if let target = card.targetText { writer.element("span", text: target) }
            if let status = card.status {
                writer.raw(" ")
                status.write(to: &writer, strings: strings)
            }
        }
    }

    /// In a card a notice is one line: its word and title, leading to the whole of it.
    private func write(_ notice: NoticeModel, to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("p", ["class": "card-notice"]) { writer in
            writer.element("span", ["class": "notice-word"], text: notice.word(strings))
            writer.raw(" ")
            if let href = notice.href {
                writer.element("a", ["href": href], text: notice.title)
            } else {
                writer.text(notice.title)
            }
        }
    }
}

extension ChangeModel.Direction {
    fileprivate var sign: String {
        switch self {
        case .rise: "▲"
        case .fall: "▼"
        case .same: "="
        }
    }
}
