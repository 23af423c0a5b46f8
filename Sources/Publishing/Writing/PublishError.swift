import Diagnostics

/// Why nothing was published: the site on disk is as it was.
public struct PublishError: Error, Sendable, Equatable {
    public var diagnostic: Diagnostic

    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    init(_ error: FileSystemError) {
        let location = SourceLocation(file: error.path)
        let reason = error.reason
        if error.isDiskFull {
            diagnostic = Diagnostic(
                .error, "write.disk-full", vi: "hết chỗ trên ổ đĩa khi \(error.operation.vietnamese) “\(error.path)”",
                en: "the disk is full: could not \(error.operation.english) “\(error.path)”", at: location,
                excerpt: reason,
                hint: Localized(
                    vi: "Giải phóng ổ đĩa rồi chạy lại; trang đang có vẫn nguyên vẹn.",
                    en: "Free some space and run again; the site that stands is untouched."))
        } else {
            diagnostic = Diagnostic(
                .error, "write.failed", vi: "không \(error.operation.vietnamese) được “\(error.path)”: \(reason)",
                en: "could not \(error.operation.english) “\(error.path)”: \(reason)", at: location,
                hint: Localized(
                    vi: "Kiểm tra quyền truy cập và ổ đĩa rồi chạy lại; trang đang có vẫn nguyên vẹn.",
                    en: "Check permissions and the disk and run again; the site that stands is untouched."))
        }
    }

    static func busy(_ lock: String) -> PublishError {
        PublishError(
            Diagnostic(
                .error, "write.busy", vi: "một lần chạy khác đang ghi vào thư mục này",
                en: "another run is writing to this directory", at: SourceLocation(file: lock),
                hint: Localized(
                    vi: "Đợi lần chạy kia xong rồi chạy lại.", en: "Wait for the other run to end and run again.")))
    }

    static func notOurs(_ directory: String) -> PublishError {
        PublishError(
            Diagnostic(
                .error, "write.not-ours",
                vi: "“\(directory)” đã có và không phải là trang do Congkhai tạo ra (không có manifest.json)",
                en: "“\(directory)” exists and is not a site made by Congkhai (it has no manifest.json of ours)",
                at: SourceLocation(file: directory),
                hint: Localized(
                    vi: "Chọn thư mục khác cho kết quả, hoặc tự dời các tệp trong đó đi nơi khác.",
                    en: "Choose another output directory, or move what lies there elsewhere yourself.")))
    }

    static func badPath(_ path: String) -> PublishError {
        PublishError(
            Diagnostic(
                .error, "write.bad-path", vi: "“\(path)” không dùng được làm đường dẫn trong trang",
                en: "“\(path)” cannot be a path within the site", excerpt: path,
                hint: Localized(
                    vi: "Dùng đường dẫn tương đối như thu-muc/trang.html, không có “..”, “\\” hay ký tự điều khiển.",
                    en: "Use a relative path such as folder/page.html, without “..”, “\\” or control characters.")))
    }

    static func duplicatePath(_ path: String) -> PublishError {
        PublishError(
            Diagnostic(
                .error, "write.duplicate-path", vi: "có hai tệp cùng muốn ghi vào “\(path)”",
                en: "two files want to be written to “\(path)”", excerpt: path,
                hint: Localized(
                    vi: "Đổi tên một trong hai trang hoặc hình.", en: "Rename one of the two pages or figures.")))
    }
}
