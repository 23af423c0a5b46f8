import Foundation
import Testing

/// A running `congkhai serve`, and a client that asks it for anything, also for what no browser would.
final class Preview {
    struct Answer {
        var status: Int
        /// Names in lower case.
        var headers: [String: String]
        var body: String
    }

    let port: UInt16
    private let program: Program

    /// Starts it in `scratch` on a port that is free.
    init(_ scratch: Scratch) throws {
        program = try Program(["serve", "--port", "0"], in: scratch.path)
        let program = program
        let said = try Self.within(seconds: 60) { () -> UInt16? in
            guard program.process.isRunning else { throw ScratchError(description: "it has ended") }
            return try program.outputSoFar().firstMatch(of: #/http://localhost:([0-9]+)//#).flatMap { UInt16($0.1) }
        }
        port = said
    }

    deinit { program.process.terminate() }

    /// What comes of asking for `path` exactly as it is written.
    func get(_ path: String, host: String? = nil, method: String = "GET") throws -> Answer {
        let host = host ?? "localhost:\(port)"
        let request = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        let text = try Self.exchange(request, port: port)
        let parts = text.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n")
        let status = try #require(lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }, "\(text)")
        let headers = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        return Answer(
            status: status, headers: Dictionary(headers) { first, _ in first },
            body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    /// The answer once it is as `condition` says.
    func get(_ path: String, until condition: (Answer) -> Bool) throws -> Answer {
        try Self.within(seconds: 60) { [self] in
            let answer = try get(path)
            return condition(answer) ? answer : nil
        }
    }

    /// Whether anything listens at `address`.
    static func canConnect(to address: String, port: UInt16) -> Bool {
        guard let connection = try? connect(address, port) else { return false }
        close(connection)
        return true
    }

    static func within<Value>(seconds: Int, _ look: () throws -> Value?) throws -> Value {
        for _ in 0..<(seconds * 20) {
            if let value = try look() { return value }
            usleep(50_000)
        }
        throw ScratchError(description: "not within \(seconds) s")
    }

    private static func connect(_ address: String, _ port: UInt16) throws -> Int32 {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port.bigEndian
        target.sin_addr.s_addr = inet_addr(address)
        let status = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(connection)
            throw ScratchError(description: "no connection to \(address):\(port): \(String(cString: strerror(errno)))")
        }
        return connection
    }

    private static func exchange(_ request: String, port: UInt16) throws -> String {
        let connection = try connect("127.0.0.1", port)
        defer { close(connection) }
        let bytes = Array(request.utf8)
        guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw ScratchError(description: "not sent")
        }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            if count <= 0 { return String(decoding: answer, as: UTF8.self) }
            answer += chunk[..<count]
        }
    }
}
