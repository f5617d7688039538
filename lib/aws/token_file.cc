#include "aws/token_file.h"

#include <algorithm>

#include "text/read_file.h"

namespace imagelift::aws {
namespace {

constexpr std::size_t kLongestToken = 20'000;  // bytes

}  // namespace

std::optional<std::string> read_token(const std::filesystem::path& file) {
  std::string text = text::read_beginning(file, kLongestToken + 1);
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return is_token(text) ? std::optional(std::move(text)) : std::nullopt;
}

bool is_token(const std::string& text) {
  return !text.empty() && text.size() <= kLongestToken &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f; });
}

}  // namespace imagelift::aws
