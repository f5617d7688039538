#include "report/static/html.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::report {
namespace {

constexpr std::array<std::string_view, 6> kVoid = {"br", "hr", "img", "link", "meta", "wbr"};

bool is_void(std::string_view tag) {
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

bool is_forbidden(char c) {
  return text::is_control(c) && c != '\n' && c != '\t';
}

bool ends_word(char c) {
  return c == '_' || c == '.';
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
        if (is_forbidden(c)) {
          out += text::kReplacement;
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

Node name_text(const std::string& name) {
  Node isolated = element("bdi", {});
  std::size_t from = 0;
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (!ends_word(name[i - 1]) || !text::is_letter(name[i])) continue;
    isolated.children.push_back(text(name.substr(from, i - from)));
    isolated.children.push_back(element("wbr", {}));
    from = i;
  }
  isolated.children.push_back(text(name.substr(from)));
  return isolated;
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
