/// What libyaml says is wrong, in Vietnamese.
enum YAMLProblem {
    /// By libyaml's English text (0.2.5, `scanner.c` and `parser.c`).
    static let vietnamese = [
        "mapping values are not allowed in this context": "không được có dấu hai chấm ở đây",
        "mapping keys are not allowed in this context": "không được có khóa ở đây",
        "block sequence entries are not allowed in this context": "không được có dấu “- ” ở đây",
        "did not find expected key": "ở đây phải là một khóa",
        "did not find expected '-' indicator": "ở đây phải là dấu “- ” của mục tiếp theo",
        "did not find expected ',' or ']'": "thiếu dấu “,” hoặc “]”",
        "did not find expected ',' or '}'": "thiếu dấu “,” hoặc “}”",
        "did not find expected node content": "thiếu giá trị",
        "did not find expected <document start>": "phần này đứng ngoài các khóa ở trên",
        "could not find expected ':'": "thiếu dấu hai chấm sau khóa",
        "could not find expected directive name": "không được bắt đầu dòng bằng dấu “%”",
        "found character that cannot start any token": "không được bắt đầu bằng ký tự này",
        "found a tab character that violates indentation": "dùng phím tab để thụt lề; chỉ được dùng dấu cách",
        "found a tab character where an indentation space is expected":
            "dùng phím tab để thụt lề; chỉ được dùng dấu cách",
        "found unexpected end of stream": "dấu nháy mở ra mà không đóng lại",
        "found unexpected document indicator": "dấu nháy mở ra mà không đóng lại",
        "found unknown escape character": "sau dấu “\\” là một ký tự không hợp lệ",
        "did not find expected alphabetic or numeric character": "sau dấu “&” hoặc “*” phải là một tên",
        "found undefined alias": "tên sau dấu “*” chưa được đặt bằng “&”",
    ]
}
