#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/character_references.h"

namespace imagelift::source {

/// What a page of an index says is there.
struct IndexPage {
  std::optional<std::string> base;  ///< what its links are relative to, itself relative to the page
  std::vector<std::string> links;   ///< references by RFC 3986; of folders they end with '/'
  std::string next;                 ///< query of the page that goes on with it; empty: none
};

/// Reads what servers answer for a folder, whatever they call it: HTML (nginx, Apache, IIS,
/// lighttpd, Caddy, Python, Jenkins, Nexus, Artifactory...), the JSON of nginx' and Caddy's
/// listings and of Artifactory's storage, the XML of nginx, and a public bucket's
/// ListBucketResult. Nothing for what is none of these. `content_type` decides only where the bytes
/// do not.
std::optional<IndexPage> read_index_page(std::string_view body, std::string_view content_type);

/// The same for a response that may be something else: HTML must say so, or begin as HTML.
bool is_index_page(std::string_view body, std::string_view content_type);

}  // namespace imagelift::source
