#ifndef CONGKHAI_BYTE_INDEX_H
#define CONGKHAI_BYTE_INDEX_H

#include <stddef.h>
#include <stdint.h>

/// What was found in one piece of delimited text.
typedef struct {
    /// Delimiters and line feeds outside quotes: entries written to `positions`.
    size_t separators;
    /// Line feeds among them: the ends of records.
    size_t records;
    /// Line feeds inside quotes.
    size_t quoted_line_feeds;
    size_t quotes;
    /// A quote stands where none may (inside an unquoted cell, or with text after the closing one), or is never closed.
    int is_faulty;
} congkhai_index_result;

/// Writes the offsets of every delimiter and every line feed outside quotes (RFC 4180), in order.
///
/// `bytes` begins at a record; 64 readable bytes must follow the last one, whatever they hold. `positions` must have
/// room for `count` + 64 entries. Swift has no instruction that turns a comparison of many bytes into a bit mask, which
/// is what makes this several times faster than a loop over bytes; hence C.
congkhai_index_result congkhai_index(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *positions);

/// How often `byte` occurs among `count` bytes.
size_t congkhai_count(const uint8_t *bytes, size_t count, uint8_t byte);

#endif
