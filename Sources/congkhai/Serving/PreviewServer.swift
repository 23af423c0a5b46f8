import FlyingFox
import FlyingSocks
import Foundation

/// Serves a preview to browsers on this machine, and to no other.
struct PreviewServer {
    let preview: SitePreview
    private let server: HTTPServer
    /// Seconds for a request, on a machine that is building at the same time.
    private static let patience = 60.0

    /// Port 0 leaves the choice to the system.
    init(preview: SitePreview, port: UInt16) throws {
        self.preview = preview
        server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: Self.patience, logger: .disabled)
    }

    /// Serves until the task ends. Throws where the port is taken.
    func run() async throws {
        await server.appendRoute("GET,HEAD *") { [preview] request in await Self.respond(to: request, preview) }
        try await server.run()
    }

    /// The port, once browsers can be answered; nil where they never can.
    func port() async -> UInt16? {
        do {
            try await server.waitUntilListening(timeout: Self.patience)
        } catch {
            // `run` says why.
            return nil
        }
        guard case .ip4(_, let port)? = await server.listeningAddress else { return nil }
        return port
    }

    private static func respond(to request: HTTPRequest, _ preview: SitePreview) async -> HTTPResponse {
        // A page of another site may have its name lead here: what is for the leadership must not be read that way.
        let host = request.headers[.host]?.split(separator: ":").first.map(String.init) ?? ""
        guard host == "127.0.0.1" || host == "localhost" else { return HTTPResponse(statusCode: .forbidden) }
        switch request.path {
        case PreviewPages.script:
            return response(200, MediaType.script, Array(PreviewPages.scriptText.utf8))
        case PreviewPages.next:
            let after = request.query.first { $0.name == "after" }?.value
            return response(200, "text/plain", Array(await version(of: preview, after: after).utf8))
        default:
            switch await preview.answer(to: request.path.removingPercentEncoding ?? request.path) {
            case .file(let status, let type, let bytes): return response(status, type, bytes)
            case .redirect(let path):
                return HTTPResponse(statusCode: .found, headers: HTTPHeaders([.location: path]))
            }
        }
    }

    private static func response(_ status: Int, _ type: String, _ bytes: [UInt8]) -> HTTPResponse {
        let code: HTTPStatusCode = status == 200 ? .ok : status == 404 ? .notFound : .internalServerError
        return HTTPResponse(
            statusCode: code, headers: HTTPHeaders([.contentType: type, HTTPHeader("Cache-Control"): "no-store"]),
            body: Data(bytes))
    }

    /// The version once it is another than `known`, or `known` after ten seconds, before anyone loses patience.
    private static func version(of preview: SitePreview, after known: String?) async -> String {
        for _ in 0..<50 {
            let now = String(await preview.version)
            if now != known { return now }
            guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return now }
        }
        return known ?? ""
    }
}
