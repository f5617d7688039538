#include "report/html.h"

#include <algorithm>
#include <array>

namespace imagelift::report {
namespace {

constexpr std::array<std::string_view, 5> kVoid = {"br", "hr", "img", "link", "meta"};

bool is_void(std::string_view tag) {
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

bool is_forbidden(unsigned char c) {
  return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
}

void escape_to(std::string& out, std::string_view content) {
  for (const char c : content) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (is_forbidden(static_cast<unsigned char>(c))) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
}

void write_to(std::string& out, const Node& node) {
  escape_to(out, node.text);
  if (!node.tag.empty()) {
    out += '<';
    out += node.tag;
    for (const Attribute& attribute : node.attributes) {
      out += ' ';
      out += attribute.name;
      out += "=\"";
      escape_to(out, attribute.value);
      out += '"';
    }
    out += '>';
  }
  for (const Node& child : node.children) write_to(out, child);
  if (!node.tag.empty() && !is_void(node.tag)) {
    out += "</";
    out += node.tag;
    out += '>';
  }
}

}  // namespace

Node text(std::string content) {
  return {{}, std::move(content), {}, {}};
}

Node name_text(std::string name) {
  return element("bdi", {}, std::move(name));
}

std::string escape(std::string_view content) {
  std::string out;
  escape_to(out, content);
  return out;
}

std::string to_html(const Node& node) {
  std::string out;
  write_to(out, node);
  return out;
}

}  // namespace imagelift::report
