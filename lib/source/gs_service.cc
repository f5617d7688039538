#include "source/gs_service.h"

#include <utility>

#include "source/remote.h"

namespace imagelift::source {

GsService::GsService(BucketLocation location, const SourceOptions& options)
    : location_(std::move(location)),
      options_(options),
      endpoint_(endpoint_url(gs_endpoint(options.access), "Google Cloud Storage")) {}

net::HttpRequest GsService::page_request(const std::string& next, const std::stop_token&) {
  auto request = request_for("");
  request.url.query = "fields=items(name),nextPageToken&maxResults=1000&prefix=" +
                      net::percent_encode(location_.prefix);
  if (!next.empty()) request.url.query += "&pageToken=" + net::percent_encode(next);
  return request;
}

net::HttpRequest GsService::object_request(const std::string& key, const std::stop_token&) {
  auto request = request_for("/" + net::percent_encode(key));
  request.url.query = "alt=media";
  return request;
}

std::optional<BucketPage> GsService::parse(const std::string& body) const {
  return parse_gs_page(body);
}

std::string GsService::remark_on(const net::HttpResponse&) const {
  return options_.access.gs_token.empty()
             ? "The request was anonymous: neither GS_ACCESS_KEY_ID nor "
               "GOOGLE_OAUTH_ACCESS_TOKEN is set."
             : "The request had the token of the environment, which may have ended.";
}

net::HttpRequest GsService::request_for(const std::string& object) const {
  net::Url url = endpoint_;
  url.path += "/storage/v1/b/" + net::percent_encode(location_.bucket) + "/o" + object;
  auto request = get_request(url, options_);
  if (!options_.access.gs_token.empty()) {
    request.headers.add("Authorization", "Bearer " + options_.access.gs_token);
  }
  return request;
}

}  // namespace imagelift::source
