#include "aws/flat_xml.h"

namespace imagelift::aws {

std::optional<std::string_view> element(std::string_view xml, const std::string& name,
                                        std::size_t& at) {
  const auto open = xml.find("<" + name + ">", at);
  if (open == std::string_view::npos) return std::nullopt;
  const auto begin = open + name.size() + 2;
  const auto end = xml.find("</" + name + ">", begin);
  if (end == std::string_view::npos) return std::nullopt;
  at = end + name.size() + 3;
  return xml.substr(begin, end - begin);
}

std::optional<std::string_view> element(std::string_view xml, const std::string& name) {
  std::size_t at = 0;
  return element(xml, name, at);
}

}  // namespace imagelift::aws
