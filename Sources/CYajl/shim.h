#include <yajl/yajl_parse.h>

/* Swift cannot call functions with variable arguments. */
static inline int cyajl_allow_multiple_values(yajl_handle handle) {
    return yajl_config(handle, yajl_allow_multiple_values, 1);
}
