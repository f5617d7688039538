#include "metrics/workbook_xml.h"

#include "metrics/unpack.h"

namespace imagelift::metrics {

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child.name()) == name) return child;
  }
  return {};
}

void parse_part(pugi::xml_document& document, std::string& part) {
  // Blanks alone may be the text of a cell.
  const auto result = document.load_buffer_inplace(
      part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) throw UnpackFault{"a part of the workbook is no XML"};
}

std::string rich_text(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") text += child.child_value();
    if (name == "r") text += child_of(child, "t").child_value();
  }
  return text;
}

}  // namespace imagelift::metrics
