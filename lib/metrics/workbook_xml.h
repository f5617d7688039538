#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// A name without its prefix: writers choose prefixes as they like.
std::string_view local_name(const char* name);

/// The first child of that name, with any prefix; null where there is none.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);

/// Parses a part, which is changed by that and must outlive the document; throws UnpackFault where
/// it is no XML.
void parse_part(pugi::xml_document& document, std::string& part);

/// The text of a shared or inline string: its runs, without readings (`rPh`).
std::string rich_text(pugi::xml_node node);

}  // namespace imagelift::metrics
