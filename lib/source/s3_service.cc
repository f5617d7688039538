#include "source/s3_service.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "aws/web_identity.h"
#include "net/aws_signature_v4.h"
#include "source/remote.h"
#include "source/s3_error.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::source {

S3Service::S3Service(std::string bucket, const SourceOptions& options, S3Access access)
    : bucket_(std::move(bucket)),
      options_(options),
      access_(std::move(access)),
      region_(access_.region.empty() ? "us-east-1" : access_.region) {
  if (!access_.endpoint.empty()) endpoint_ = endpoint_url(access_.endpoint, "the bucket");
}

net::HttpRequest S3Service::page_request(const BucketQuery& query, const std::stop_token& stop) {
  auto request = request_for("");
  request.url.query = "encoding-type=url&list-type=2";
  if (query.most < 1000) request.url.query += "&max-keys=" + std::to_string(query.most);
  request.url.query += "&prefix=" + text::percent_encode(query.prefix);
  if (!query.next.empty()) {
    request.url.query =
        "continuation-token=" + text::percent_encode(query.next) + "&" + request.url.query;
  }
  return signed_request(std::move(request), stop);
}

net::HttpRequest S3Service::object_request(const std::string& key, const std::stop_token& stop,
                                           std::size_t first) {
  auto request = request_for(key);
  if (first > 0) request.headers.add("Range", "bytes=0-" + std::to_string(first - 1));
  return signed_request(std::move(request), stop);
}

std::optional<BucketPage> S3Service::parse(const std::string& body) const {
  return parse_s3_page(body);
}

bool S3Service::adapts_to(const net::HttpResponse& response) {
  if (response.status >= 500) return false;
  const auto region = response.headers.find("x-amz-bucket-region")
                          .value_or(parse_s3_error(text_of(response)).region);
  const bool named =
      !region.empty() && region.size() < 64 && std::ranges::all_of(region, [](char c) {
        return text::is_lower(c) || text::is_digit(c) || c == '-';
      });
  if (region == region_ || !named) return false;
  region_ = region;
  return true;
}

net::HttpError S3Service::error_of(const net::HttpResponse& response) const {
  auto error = net::error_of_status(response).value();
  const auto told = parse_s3_error(text_of(response));
  const auto meaning = meaning_of(told);
  if (!meaning.sentence.empty()) return {meaning.code, meaning.sentence + " (" + told.code + ")"};
  if (!told.code.empty()) error.message += " Its response says " + told.code + ".";
  return error;
}

std::string S3Service::sentence() const {
  return "The request was " + access_.credentials.sentence() + ".";
}

net::HttpRequest S3Service::request_for(const std::string& key) const {
  net::Url url = endpoint_;
  const auto encoded = text::percent_encode(key, text::Slash::keep);
  if (!url.host.empty()) {
    url.path += "/" + bucket_ + "/" + encoded;
  } else {
    // A name with dots does not fit the certificate's wildcard.
    const bool by_path = bucket_.find('.') != std::string::npos;
    url = {"https", aws::aws_host("s3", region_), 443, "/" + encoded, ""};
    if (by_path) url.path = "/" + bucket_ + url.path;
    if (!by_path) url.host = bucket_ + "." + url.host;
  }
  auto request = get_request(url, options_);
  request.limits.redirects = 0;  // a signature holds for one host
  for (const auto& [name, value] : access_.headers) request.headers.add(name, value);
  return request;
}

net::HttpRequest S3Service::signed_request(net::HttpRequest request, const std::stop_token& stop) {
  if (const auto keys = access_.credentials.keys(stop)) {
    net::sign_aws_v4(request, *keys, {region_, "s3"}, std::chrono::system_clock::now());
  }
  return request;
}

}  // namespace imagelift::source
