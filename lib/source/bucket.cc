#include "source/bucket.h"

#include <utility>

#include "core/error.h"
#include "source/image_name.h"
#include "source/remote.h"

namespace imagelift::source {

Bucket::Bucket(std::string name, const SourceOptions& options, const MakeService& make)
    : name_(std::move(name)),
      options_(options),
      service_(make(options_)),
      client_(http_options(options)) {}

/// A service that learns from a refusal, such as the bucket's region, is asked once more.
net::HttpResult Bucket::send(const MakeRequest& make, const std::stop_token& stop) {
  auto result = send_for_listing(client_, make(), stop);
  const auto* response = std::get_if<net::HttpResponse>(&result);
  if (response != nullptr && response->status >= 300 && service_->adapts_to(*response)) {
    result = send_for_listing(client_, make(), stop);
    response = std::get_if<net::HttpResponse>(&result);
  }
  if (response != nullptr && response->status >= 300) return service_->error_of(*response);
  return result;
}

BucketPage Bucket::parsed(const net::HttpResponse& response) const {
  auto page = service_->parse(text_of(response));
  if (!page) {
    throw run_error("The bucket " + name_ +
                    " cannot be listed: its response is not what the service should answer.");
  }
  return std::move(*page);
}

void Bucket::list(const std::string& prefix, const std::function<void(std::string)>& take,
                  const std::stop_token& stop) {
  BucketQuery query{prefix, ""};
  for (std::size_t pages = 0; pages == 0 || !query.next.empty(); ++pages) {
    if (pages >= options_.limits.max_pages) {
      throw run_error("The bucket " + name_ + " holds more objects than the limit allows.");
    }
    const auto result = send([&] { return service_->page_request(query, stop); }, stop);
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The bucket " + name_ + " cannot be listed: " + error->message + " " +
                      service_->sentence());
    }
    auto page = parsed(std::get<net::HttpResponse>(result));
    for (auto& key : page.keys) {
      if (key.starts_with(prefix) && key.find('\0') == std::string::npos) take(std::move(key));
    }
    query.next = std::move(page.next);
  }
}

bool Bucket::has(const std::string& key, bool otherwise, const std::stop_token& stop) {
  const BucketQuery query{key, "", 1};
  const auto result = send([&] { return service_->page_request(query, stop); }, stop);
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    if (error->code == FailureCode::access_denied) return otherwise;
    throw run_error("The bucket " + name_ + " cannot be listed: " + error->message + " " +
                    service_->sentence());
  }
  const auto page = parsed(std::get<net::HttpResponse>(result));
  return !page.keys.empty() && page.keys.front() == key;
}

net::HttpResponse Bucket::get(const std::string& key, const std::stop_token& stop,
                              net::BodySink sink) {
  const auto make = [&] {
    auto request = service_->object_request(key, stop);
    if (!sink) return request;
    request.sink = sink;
    request.limits.max_bytes = options_.archive.max_archive_bytes;
    request.limits.timeout = kLongestArchiveDownload;
    return request;
  };
  auto result = send(make, stop);
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    throw run_error("The object " + name_ + "/" + shown_name(key) +
                    " cannot be read: " + error->message + " " + service_->sentence());
  }
  return std::move(std::get<net::HttpResponse>(result));
}

std::string Bucket::beginning(const std::string& key, std::size_t bytes,
                              const std::stop_token& stop) {
  const auto make = [&] { return service_->object_request(key, stop, bytes); };
  const auto result = send(make, stop);
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response == nullptr ? std::string() : text_of(*response).substr(0, bytes);
}

void Bucket::fetch(const std::vector<std::string>& keys, std::span<const std::size_t> wanted,
                   const Deliver& deliver, const std::stop_token& stop) {
  const auto request_of = [&](std::size_t index) {
    return service_->object_request(keys.at(index), stop);
  };
  const auto explain = [&](const net::HttpResponse& response) {
    return service_->error_of(response);
  };
  fetch_remote(client_, options_, wanted, request_of, deliver, stop, Ahead::near, explain);
}

}  // namespace imagelift::source
