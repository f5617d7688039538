#include "metrics/shown_name.h"

#include "core/shown_text.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kLongestShown = 200;

}  // namespace

std::string shown_name(std::string_view name) {
  std::string shown = shown_address(text::cut_utf8(name, 4 * kLongestShown));
  const auto begin = text::cut_utf8(shown, kLongestShown);
  return begin.size() < shown.size() ? std::string(begin) + "..." : shown;
}

}  // namespace imagelift::metrics
