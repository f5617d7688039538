#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imagelift::report {

/// One attribute of an element; the value is plain text and is escaped when written.
struct Attribute {
  std::string name;
  std::string value;
};

/// A piece of a page: an element, or text (then `tag` is empty), or a list of pieces without an
/// element around them (both empty). Pages are built of nodes and never by joining strings, so
/// nothing that came from outside can become markup.
struct Node {
  std::string tag;
  std::string text;
  std::vector<Attribute> attributes;
  std::vector<Node> children;
};

Node text(std::string content);

namespace html_detail {
inline void append(Node& parent, Node child) {
  parent.children.push_back(std::move(child));
}
inline void append(Node& parent, std::vector<Node> children) {
  for (Node& child : children) parent.children.push_back(std::move(child));
}
inline void append(Node& parent, std::string content) {
  append(parent, text(std::move(content)));
}
inline void append(Node& parent, const char* content) {
  append(parent, std::string(content));
}
}  // namespace html_detail

/// An element. Children are nodes, lists of nodes, or strings (which become text).
template <typename... Children>
Node element(std::string tag, std::vector<Attribute> attributes, Children&&... children) {
  Node node{std::move(tag), {}, std::move(attributes), {}};
  (html_detail::append(node, std::forward<Children>(children)), ...);
  return node;
}

/// Nodes in a row, as one child.
template <typename... Children>
Node fragment(Children&&... children) {
  Node node;
  (html_detail::append(node, std::forward<Children>(children)), ...);
  return node;
}

/// Text from outside (a name): isolated, so that its writing direction stays its own; a long one
/// breaks between its words first.
Node name_text(const std::string& name);

/// Text with &, <, >, quotes escaped, and with U+FFFD for control characters that HTML forbids.
std::string escape(std::string_view content);

/// HTML of a node and all below it. Void elements (`br`, `img`, `link`, `meta`) get no end tag.
std::string to_html(const Node& node);

}  // namespace imagelift::report
