#pragma once

#include <string>
#include <string_view>

namespace imagelift::worker {

/// The two parameters of a job. They are data: never part of a shell line, a path or an SQL text.
struct Parameters {
  std::string business;
  std::string image_source;
};

/// Whether a value may name a business or an image source: a Unicode letter or digit, then up to
/// 99 more of letters, digits, space, '.', '_' and '-' (UTF-8).
bool is_allowed_name(std::string_view utf8);

/// Throws a usage error that names the parameter, its rule and, made printable, its value, unless
/// both are allowed.
void check(const Parameters& parameters);

}  // namespace imagelift::worker
