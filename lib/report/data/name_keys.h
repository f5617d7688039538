#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/data/factors.h"

namespace imagelift::report {

/// `key.value_key.value` taken apart: `imgcontent.a_b_imgtemp.sale` has imgcontent = a_b and
/// imgtemp = sale. A key is letters, digits and `-`, begins with a letter and stands at the start
/// or after `_`; its value reaches to the next key. Empty unless the name begins with a key.
std::vector<std::pair<std::string, std::string>> name_keys(std::string_view name);

/// A factor for each key (8 at most) that stands in at least half of the names and has two values
/// or more.
std::vector<FactorColumn> automatic_factors(std::span<const std::string> names);

}  // namespace imagelift::report
