#include "source/index_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "aws/credential_documents.h"
#include "core/file_signature.h"
#include "net/url.h"
#include "source/html_links.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/utf8.h"

namespace imagelift::source {
namespace {

std::string_view without_blanks(std::string_view text) {
  text = text::without_utf8_mark(text);
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// A reference to a file or folder of this name.
std::string link_to(std::string_view name, bool folder) {
  while (name.starts_with('/')) name.remove_prefix(1);
  while (name.ends_with('/')) name.remove_suffix(1);
  if (name.empty()) return {};
  return "./" + text::percent_encode(name, text::Slash::keep) + (folder ? "/" : "");
}

void add(IndexPage& page, std::string_view name, bool folder) {
  auto link = link_to(name, folder);
  if (!link.empty()) page.links.push_back(std::move(link));
}

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// nginx: name and type; Caddy: name and is_dir; Artifactory: children with uri and folder.
std::optional<IndexPage> read_json(std::string_view body) {
  const auto parsed = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  const Json* entries = &parsed;
  if (parsed.is_object()) {
    const auto children = parsed.find("children");
    if (children == parsed.end()) return std::nullopt;
    entries = &*children;
  }
  if (!entries->is_array()) return std::nullopt;
  IndexPage page;
  for (const auto& entry : *entries) {
    if (!entry.is_object()) return std::nullopt;
    auto name = text_at(entry, "name");
    if (name.empty()) name = text_at(entry, "uri");
    if (name.empty()) return std::nullopt;
    const bool folder = text_at(entry, "type") == "directory" || is_true(entry, "is_dir") ||
                        is_true(entry, "folder");
    add(page, name, folder);
  }
  return page;
}

/// `<file mtime="..." size="3">a.jpg</file>` and `<directory mtime="...">sub</directory>`.
IndexPage read_nginx_xml(std::string_view xml) {
  IndexPage page;
  while (true) {
    const auto open = xml.find('<');
    if (open == std::string_view::npos) return page;
    xml.remove_prefix(open + 1);
    const bool folder = xml.starts_with("directory");
    const auto begin = xml.find('>');
    if ((!folder && !xml.starts_with("file")) || begin == std::string_view::npos) continue;
    xml.remove_prefix(begin + 1);
    const auto name = xml.substr(0, std::min(xml.find('<'), xml.size()));
    add(page, decode_references(name), folder);
  }
}

/// A bucket's keys. Where there are more, a listing of the first kind goes on behind its last key.
IndexPage read_bucket(std::string_view xml) {
  IndexPage page;
  std::size_t at = 0;
  std::string last;
  while (const auto contents = aws::element(xml, "Contents", at)) {
    const auto key = aws::element(*contents, "Key");
    if (!key) continue;
    last = decode_references(*key);
    if (!last.ends_with('/')) add(page, last, false);
  }
  if (aws::element(xml, "IsTruncated") != "true" || last.empty()) return page;
  const auto token = aws::element(xml, "NextContinuationToken");
  page.next =
      token ? "list-type=2&continuation-token=" + text::percent_encode(decode_references(*token))
            : "marker=" + text::percent_encode(last);
  return page;
}

std::optional<IndexPage> read_listing(std::string_view body) {
  const auto bytes = without_blanks(body);
  if (bytes.starts_with('[') || bytes.starts_with('{')) return read_json(bytes);
  if (!bytes.starts_with('<')) return std::nullopt;
  const auto beginning = bytes.substr(0, 1024);
  if (beginning.find("<ListBucketResult") != std::string_view::npos) return read_bucket(bytes);
  if (beginning.find("<list>") != std::string_view::npos) return read_nginx_xml(bytes);
  return std::nullopt;
}

bool says_html(std::string_view content_type) {
  return text::to_lower(content_type).find("html") != std::string::npos;
}

}  // namespace

std::optional<IndexPage> read_index_page(std::string_view body, std::string_view content_type) {
  if (auto listing = read_listing(body)) return listing;
  auto html = html_links(body);
  const bool is_html = says_html(content_type) || file_signature::is_html(body) ||
                       (without_blanks(body).starts_with('<') && !html.links.empty());
  if (!is_html) return std::nullopt;
  return IndexPage{std::move(html.base), std::move(html.links), {}};
}

bool is_index_page(std::string_view body, std::string_view content_type) {
  return says_html(content_type) || file_signature::is_html(body) || read_listing(body);
}

}  // namespace imagelift::source
