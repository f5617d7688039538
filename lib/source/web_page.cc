#include "source/web_page.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/file_format.h"
#include "core/file_signature.h"

namespace imagelift::source {
namespace {

/// Session numbers stand behind a semicolon.
std::string shown(net::Url url) {
  url.query.clear();
  url.path.resize(std::min(url.path.find(';'), url.path.size()));
  return net::to_string(url);
}

}  // namespace

std::optional<Failure> web_page_instead(const net::HttpResponse& response) {
  const std::string beginning(response.body.begin(),
                              response.body.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                          response.body.size(), kFileFormatBytes)));
  if (!file_signature::is_html(beginning)) return std::nullopt;
  const auto redirect =
      response.redirects > 0 ? ", after a redirect to " + shown(response.url) + "," : "";
  return Failure{Stage::fetch, FailureCode::not_an_image,
                 "The response is a web page (HTML)" + redirect + " and no image."};
}

}  // namespace imagelift::source
