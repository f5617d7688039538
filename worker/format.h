#pragma once

// fmt's core alone: <spdlog/fmt/fmt.h> has all of it and takes a second more to compile.
#ifdef SPDLOG_FMT_EXTERNAL
#include <fmt/core.h>
#else
#include <spdlog/fmt/bundled/core.h>
#endif
