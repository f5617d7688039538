#pragma once

#include <string>

#include "stats/findings.h"

namespace imagelift::report {

/// " ▲" for higher, " ▼" for lower, else nothing.
std::string mark_sign(stats::Mark mark);

}  // namespace imagelift::report
