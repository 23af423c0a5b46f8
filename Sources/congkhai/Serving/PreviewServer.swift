import FlyingFox
import FlyingSocks
import Foundation

/// Serves a preview to browsers on this machine, and to no other.
struct PreviewServer {
    let preview: SitePreview
    let port: UInt16

    /// Serves until the task ends. Throws where the port is taken.
    func run() async throws {
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)
        await server.appendRoute("GET,HEAD *") { [self] request in await respond(to: request) }
        try await server.run()
    }

    private func respond(to request: HTTPRequest) async -> HTTPResponse {
        // A page of another site may have its name lead here: what is for the leadership must not be read that way.
        let host = request.headers[.host]?.split(separator: ":").first.map(String.init) ?? ""
        guard host == "127.0.0.1" || host == "localhost" else { return HTTPResponse(statusCode: .forbidden) }
        switch request.path {
        case PreviewPages.script:
            return response(200, MediaType.script, Array(PreviewPages.scriptText.utf8))
        case PreviewPages.next:
            let after = request.query.first { $0.name == "after" }?.value
            return response(200, "text/plain", Array(await version(after: after).utf8))
        default:
            guard let answer = await preview.answer(to: request.path.removingPercentEncoding ?? request.path) else {
                return HTTPResponse(statusCode: .found, headers: HTTPHeaders([.location: await preview.home]))
            }
            return response(answer.status, answer.type, answer.bytes)
        }
    }

    private func response(_ status: Int, _ type: String, _ bytes: [UInt8]) -> HTTPResponse {
        let code: HTTPStatusCode = status == 200 ? .ok : status == 404 ? .notFound : .internalServerError
        return HTTPResponse(
            statusCode: code, headers: HTTPHeaders([.contentType: type, HTTPHeader("Cache-Control"): "no-store"]),
            body: Data(bytes))
    }

    /// The version once it is another than `known`, or `known` after ten seconds: connections are closed after fifteen.
    private func version(after known: String?) async -> String {
        for _ in 0..<50 {
            let now = String(await preview.version)
            if now != known { return now }
            guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return now }
        }
        return known ?? ""
    }
}
