#include "report/static/contents.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "report/words/words.h"

namespace imagelift::report {
namespace {

/// What the link to a section says, by its id.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTitles = {{
    {"findings", "contents.findings"},
    {"static-scatter", "contents.scatter"},
    {"static-differences", "contents.differences"},
    {"static-images", "contents.images"},
    {"left-out", "contents.left_out"},
    {"words", "contents.words"},
}};

std::string id_of(const Node& node) {
  const auto id = std::find_if(node.attributes.begin(), node.attributes.end(),
                               [](const Attribute& attribute) { return attribute.name == "id"; });
  return id == node.attributes.end() ? "" : id->value;
}

}  // namespace

Node contents(const Node& page) {
  Node list = element("ul", {});
  for (const Node& part : page.children) {
    const std::string id = id_of(part);
    const auto title = std::find_if(kTitles.begin(), kTitles.end(),
                                    [&](const auto& each) { return each.first == id; });
    if (title == kTitles.end()) continue;
    list.children.push_back(
        element("li", {}, element("a", {{"href", "#" + id}}, say(title->second))));
  }
  return element("nav", {{"class", "contents"}, {"aria-label", say("page.on_this_page")}},
                 std::move(list));
}

}  // namespace imagelift::report
