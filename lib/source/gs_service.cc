#include "source/gs_service.h"

#include <utility>

#include "source/remote.h"
#include "source/s3_error.h"
#include "text/percent.h"

namespace imagelift::source {

GsService::GsService(std::string bucket, const SourceOptions& options)
    : bucket_(std::move(bucket)),
      options_(options),
      endpoint_(endpoint_url(gs_endpoint(options.access), "Google Cloud Storage")) {}

net::HttpRequest GsService::page_request(const BucketQuery& query, const std::stop_token&) {
  auto request = request_for("");
  request.url.query += "fields=items(name),nextPageToken&maxResults=" + std::to_string(query.most) +
                       "&prefix=" + text::percent_encode(query.prefix);
  if (!query.next.empty()) request.url.query += "&pageToken=" + text::percent_encode(query.next);
  return request;
}

net::HttpRequest GsService::object_request(const std::string& key, const std::stop_token&,
                                           std::size_t first) {
  auto request = request_for("/" + text::percent_encode(key));
  request.url.query += "alt=media";
  if (first > 0) request.headers.add("Range", "bytes=0-" + std::to_string(first - 1));
  return request;
}

std::optional<BucketPage> GsService::parse(const std::string& body) const {
  return parse_gs_page(body);
}

net::HttpError GsService::error_of(const net::HttpResponse& response) const {
  const auto meaning = meaning_of_gs_error(text_of(response));
  if (meaning.sentence.empty()) return net::error_of_status(response).value();
  return {meaning.code, meaning.sentence};
}

std::string GsService::sentence() const {
  return options_.access.gs_token.empty()
             ? "The request was anonymous: neither GS_ACCESS_KEY_ID nor "
               "GOOGLE_OAUTH_ACCESS_TOKEN is set."
             : "The request had the token of the environment, which may have ended.";
}

net::HttpRequest GsService::request_for(const std::string& object) const {
  net::Url url = endpoint_;
  url.path += "/storage/v1/b/" + text::percent_encode(bucket_) + "/o" + object;
  auto request = get_request(url, options_);
  if (options_.access.requester_pays) {
    request.url.query = "userProject=" + text::percent_encode(options_.access.gs_project) + "&";
  }
  if (!options_.access.gs_token.empty()) {
    request.headers.add("Authorization", "Bearer " + options_.access.gs_token);
  }
  return request;
}

}  // namespace imagelift::source
