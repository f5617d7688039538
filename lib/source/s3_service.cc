#include "source/s3_service.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "aws/web_identity.h"
#include "net/aws_signature_v4.h"
#include "source/remote.h"

namespace imagelift::source {

S3Service::S3Service(BucketLocation location, const SourceOptions& options, S3Access access)
    : location_(std::move(location)),
      options_(options),
      access_(std::move(access)),
      region_(access_.region.empty() ? "us-east-1" : access_.region) {
  if (!access_.endpoint.empty()) endpoint_ = endpoint_url(access_.endpoint, "the bucket");
}

net::HttpRequest S3Service::page_request(const std::string& next, const std::stop_token& stop) {
  auto request = request_for("");
  request.url.query =
      "encoding-type=url&list-type=2&prefix=" + net::percent_encode(location_.prefix);
  if (!next.empty()) {
    request.url.query = "continuation-token=" + net::percent_encode(next) + "&" + request.url.query;
  }
  return signed_request(std::move(request), stop);
}

net::HttpRequest S3Service::object_request(const std::string& key, const std::stop_token& stop) {
  return signed_request(request_for(key), stop);
}

std::optional<BucketPage> S3Service::parse(const std::string& body) const {
  return parse_s3_page(body);
}

bool S3Service::adapts_to(const net::HttpResponse& response) {
  const auto region = response.headers.find("x-amz-bucket-region").value_or(region_);
  const bool named = std::ranges::all_of(
      region, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (region == region_ || !named || !access_.region.empty()) return false;
  region_ = region;
  return true;
}

std::string S3Service::remark_on(const net::HttpResponse& response) const {
  const auto word = s3_error_code(text_of(response));
  return "The request was " + access_.credentials.told() +
         (word.empty() ? "" : "; its answer says " + word) + ".";
}

net::HttpRequest S3Service::request_for(const std::string& key) const {
  net::Url url = endpoint_;
  const auto encoded = net::percent_encode(key, net::Slash::keep);
  if (!url.host.empty()) {
    url.path += "/" + location_.bucket + "/" + encoded;
  } else {
    // A name with dots does not fit the certificate's wildcard.
    const bool by_path = location_.bucket.find('.') != std::string::npos;
    url = {"https", aws::aws_host("s3", region_), 443, "/" + encoded, ""};
    if (by_path) url.path = "/" + location_.bucket + url.path;
    if (!by_path) url.host = location_.bucket + "." + url.host;
  }
  auto request = get_request(url, options_);
  request.limits.redirects = 0;  // a signature holds for one host
  return request;
}

net::HttpRequest S3Service::signed_request(net::HttpRequest request, const std::stop_token& stop) {
  if (const auto keys = access_.credentials.keys(stop)) {
    net::sign_aws_v4(request, *keys, {region_, "s3"}, std::chrono::system_clock::now());
  }
  return request;
}

}  // namespace imagelift::source
