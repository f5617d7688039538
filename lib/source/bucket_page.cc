#include "source/bucket_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "aws/credential_documents.h"
#include "net/url.h"
#include "source/index_page.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

std::optional<std::string> text_of(std::string_view xml, const std::string& name) {
  const auto text = aws::element(xml, name);
  return text ? std::optional(decode_references(*text)) : std::nullopt;
}

/// S3 writes a space as `+` where it encodes keys; a plus sign is %2B.
std::string decoded_key(std::string key) {
  std::ranges::replace(key, '+', ' ');
  return text::percent_decode(key);
}

}  // namespace

std::optional<BucketPage> parse_s3_page(std::string_view xml) {
  if (xml.find("<ListBucketResult") == std::string_view::npos) return std::nullopt;
  const bool encoded = text_of(xml, "EncodingType") == "url";
  BucketPage page;
  std::size_t at = 0;
  while (const auto contents = aws::element(xml, "Contents", at)) {
    auto key = text_of(*contents, "Key");
    if (!key) return std::nullopt;
    page.keys.push_back(encoded ? decoded_key(std::move(*key)) : std::move(*key));
  }
  if (text_of(xml, "IsTruncated") == "true") {
    page.next = text_of(xml, "NextContinuationToken").value_or("");
    if (page.next.empty()) return std::nullopt;
  }
  return page;
}

std::optional<BucketPage> parse_gs_page(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_object()) return std::nullopt;
  BucketPage page;
  if (const auto items = parsed.find("items"); items != parsed.end()) {
    if (!items->is_array()) return std::nullopt;
    for (const auto& item : *items) {
      const auto name = item.is_object() ? item.find("name") : item.end();
      if (!item.is_object() || name == item.end() || !name->is_string()) return std::nullopt;
      page.keys.push_back(name->get<std::string>());
    }
  }
  if (const auto next = parsed.find("nextPageToken"); next != parsed.end() && next->is_string()) {
    page.next = next->get<std::string>();
  }
  return page;
}

}  // namespace imagelift::source
