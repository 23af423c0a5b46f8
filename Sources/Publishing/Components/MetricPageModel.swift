/// The body of a metric's page; its h1 is the page's title and comes from the layout.
struct MetricPageModel: Sendable, Hashable {
    var definition: DefinitionModel
    var notices: [NoticeModel]
    /// The latest number of each group and what it is compared with.
    var latest: FindingsModel?
    var figures: [FigureModel]
    /// What the receipts have in common.
    var account: ReceiptAccountModel
    var receipts: [ReceiptModel]
    /// Pages on which the metric is shown.
    var shownOn: [LinkModel]

    init(
        definition: DefinitionModel, notices: [NoticeModel] = [], latest: FindingsModel? = nil,
        figures: [FigureModel] = [],
        receipts: [ReceiptModel] = [], shownOn: [LinkModel] = []
    ) {
        self.definition = definition
        self.notices = notices
        self.latest = latest
        self.figures = figures
        var receipts = receipts
        self.account = ReceiptAccountModel(takenFrom: &receipts)
        self.receipts = receipts
        self.shownOn = shownOn
    }
}
