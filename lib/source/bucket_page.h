#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::source {

/// One page of a bucket's listing.
struct BucketPage {
  std::vector<std::string> keys;  ///< raw bytes
  std::string next;               ///< token of the next page; empty on the last
};

/// Reads the response to ListObjectsV2 with encoding-type=url (XML). Nothing for what is no such
/// response.
std::optional<BucketPage> parse_s3_page(std::string_view xml);

/// Reads the response to Google Cloud Storage's objects.list (JSON); likewise.
std::optional<BucketPage> parse_gs_page(std::string_view json);

}  // namespace imagelift::source
