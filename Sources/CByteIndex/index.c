#include "CByteIndex.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

/// One bit a byte, the first byte in the lowest bit.
typedef struct {
    uint64_t delimiters, line_feeds, carriage_returns, quotes;
} masks;

/// Bit i is the parity of the bits 0 to i.
static inline uint64_t prefix_parity(uint64_t bits) {
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// The loop over blocks of 64 bytes, the same for every instruction set; `MASKS` fills the masks of one block.
#define INDEX_BODY(MASKS)                                                                          \
    congkhai_index_result result = {0, 0, 0, 0, 0};                                                \
    uint64_t inside = 0;         /* all ones where the block begins inside quotes */               \
    uint64_t may_open = 1;       /* the byte before was a separator or a quote, or there is none */ \
    uint64_t after_closing = 0;  /* the byte before was a closing quote */                         \
    uint32_t *out = positions;                                                                     \
    for (size_t start = 0; start < count; start += 64) {                                           \
        masks block = MASKS(bytes + start, delimiter);                                             \
        size_t length = count - start;                                                             \
        uint64_t valid = length >= 64 ? ~0ULL : (1ULL << length) - 1;                              \
        uint64_t separators = (block.delimiters | block.line_feeds) & valid;                       \
        uint64_t quotes = block.quotes & valid;                                                    \
        uint64_t line_feeds = block.line_feeds & valid;                                            \
        if ((quotes | inside | after_closing) != 0) {                                              \
            uint64_t within = prefix_parity(quotes) ^ inside;                                      \
            uint64_t opening = quotes & within, closing = quotes & ~within;                        \
            uint64_t before = (separators | quotes) << 1 | may_open;                               \
            /* A carriage return ends a cell only together with its line feed. */                   \
            uint64_t next_feeds = line_feeds >> 1;                                                 \
            if (length > 64 && bytes[start + 64] == '\n') next_feeds |= 1ULL << 63;                \
            uint64_t followers = separators | quotes | (block.carriage_returns & next_feeds) | ~valid; \
            if ((opening & ~before) != 0 || ((closing << 1 | after_closing) & ~followers) != 0)    \
                result.is_faulty = 1;                                                              \
            after_closing = closing >> 63;                                                         \
            may_open = (separators | quotes) >> 63;                                                \
            result.quotes += (size_t)__builtin_popcountll(quotes);                                 \
            result.quoted_line_feeds += (size_t)__builtin_popcountll(line_feeds & within);         \
            separators &= ~within;                                                                 \
            line_feeds &= ~within;                                                                 \
            inside = (uint64_t)((int64_t)within >> 63);                                            \
        } else {                                                                                   \
            may_open = separators >> 63;                                                           \
        }                                                                                          \
        result.records += (size_t)__builtin_popcountll(line_feeds);                                \
        size_t found = (size_t)__builtin_popcountll(separators);                                   \
        /* Eight at a time: some entries beyond the last are written and then overwritten. */      \
        uint32_t *slot = out;                                                                      \
        out += found;                                                                              \
        while (slot < out) {                                                                       \
            for (int step = 0; step < 8; step++) {                                                 \
                slot[step] = (uint32_t)start + (uint32_t)__builtin_ctzll(separators | 1ULL << 63); \
                separators &= separators - 1;                                                      \
            }                                                                                      \
            slot += 8;                                                                             \
        }                                                                                          \
    }                                                                                              \
    if (inside != 0) result.is_faulty = 1;                                                         \
    result.separators = (size_t)(out - positions);                                                 \
    return result;

#if defined(__x86_64__)

__attribute__((target("avx2,popcnt,bmi,bmi2"))) static inline masks masks_avx2(const uint8_t *bytes, uint8_t delimiter) {
    __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
#define BITS(byte)                                                                                      \
    ((uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, _mm256_set1_epi8((char)(byte)))) | \
     (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(byte)))) << 32)
    masks result = {BITS(delimiter), BITS('\n'), BITS('\r'), BITS('"')};
#undef BITS
    return result;
}

__attribute__((target("avx2,popcnt,bmi,bmi2"))) static congkhai_index_result index_avx2(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *positions) {
    INDEX_BODY(masks_avx2)
}

static inline masks masks_baseline(const uint8_t *bytes, uint8_t delimiter) {
    masks result = {0, 0, 0, 0};
    for (int part = 0; part < 4; part++) {
        __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
#define BITS(byte) ((uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)(byte)))) << (16 * part))
        result.delimiters |= BITS(delimiter);
        result.line_feeds |= BITS('\n');
        result.carriage_returns |= BITS('\r');
        result.quotes |= BITS('"');
#undef BITS
    }
    return result;
}

#elif defined(__aarch64__)

static inline uint64_t bits_neon(const uint8_t *bytes, uint8_t byte) {
    const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t wanted = vdupq_n_u8(byte);
    uint8x16_t part[4];
    for (int i = 0; i < 4; i++) part[i] = vandq_u8(vceqq_u8(vld1q_u8(bytes + 16 * i), wanted), weights);
    uint8x16_t sum = vpaddq_u8(vpaddq_u8(part[0], part[1]), vpaddq_u8(part[2], part[3]));
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

static inline masks masks_baseline(const uint8_t *bytes, uint8_t delimiter) {
    masks result = {bits_neon(bytes, delimiter), bits_neon(bytes, '\n'), bits_neon(bytes, '\r'), bits_neon(bytes, '"')};
    return result;
}

#else

static inline masks masks_baseline(const uint8_t *bytes, uint8_t delimiter) {
    masks result = {0, 0, 0, 0};
    for (int i = 0; i < 64; i++) {
        uint64_t bit = 1ULL << i;
        if (bytes[i] == delimiter) result.delimiters |= bit;
        if (bytes[i] == '\n') result.line_feeds |= bit;
        if (bytes[i] == '\r') result.carriage_returns |= bit;
        if (bytes[i] == '"') result.quotes |= bit;
    }
    return result;
}

#endif

static congkhai_index_result index_baseline(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *positions) {
    INDEX_BODY(masks_baseline)
}

congkhai_index_result congkhai_index(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *positions) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
        return index_avx2(bytes, count, delimiter, positions);
    }
#endif
    return index_baseline(bytes, count, delimiter, positions);
}

/// Bytes are counted in bytes, 255 rounds at most, so that a register holds as many counters as it has bytes.
#define COUNT_BODY                                                                      \
    size_t total = 0;                                                                   \
    while (count > 0) {                                                                 \
        size_t length = count < 255 * 64 ? count : 255 * 64;                            \
        uint8_t counters[64] = {0};                                                     \
        size_t whole = length / 64 * 64;                                                \
        for (size_t start = 0; start < whole; start += 64)                              \
            for (int lane = 0; lane < 64; lane++) counters[lane] += bytes[start + lane] == byte; \
        for (int lane = 0; lane < 64; lane++) total += counters[lane];                  \
        for (size_t index = whole; index < length; index++) total += bytes[index] == byte; \
        bytes += length;                                                                \
        count -= length;                                                                \
    }                                                                                   \
    return total;

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t count_avx2(const uint8_t *bytes, size_t count, uint8_t byte) { COUNT_BODY }
#endif

static size_t count_baseline(const uint8_t *bytes, size_t count, uint8_t byte) { COUNT_BODY }

size_t congkhai_count(const uint8_t *bytes, size_t count, uint8_t byte) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return count_avx2(bytes, count, byte);
#endif
    return count_baseline(bytes, count, byte);
}
