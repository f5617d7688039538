#include "source/bucket_source.h"

#include <algorithm>
#include <utility>

#include "aws/environment_keys.h"
#include "core/error.h"
#include "net/http_client.h"
#include "source/bucket_service.h"
#include "source/gs_service.h"
#include "source/listing.h"
#include "source/remote.h"
#include "source/s3_service.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

class BucketSource final : public ImageSource {
 public:
  using MakeService = std::function<std::unique_ptr<BucketService>(const SourceOptions&)>;

  BucketSource(BucketLocation location, const SourceOptions& options, const MakeService& make)
      : location_(std::move(location)),
        options_(options),
        service_(make(options_)),
        client_(http_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    std::vector<std::string> paths;
    std::vector<std::string> keys;
    NotTaken not_taken;
    std::string next;
    for (std::size_t pages = 0; pages == 0 || !next.empty(); ++pages) {
      if (pages >= options_.limits.max_pages || keys.size() > options_.limits.max_images) {
        throw run_error("The bucket holds more objects than the limit allows.");
      }
      auto page = read_page(next, stop);
      for (auto& key : page.keys) {
        if (!key.starts_with(location_.prefix) || key.find('\0') != std::string::npos) continue;
        auto path = key.substr(location_.prefix.size());
        if (path.empty() || path.ends_with('/')) continue;  // stands for a folder
        if (!take(path, options_.selection, not_taken)) continue;
        paths.push_back(std::move(path));
        keys.push_back(std::move(key));
      }
      next = std::move(page.next);
      progress.advance("list", keys.size(), 0);
    }
    auto ordered = order_listing(paths, {}, options_.limits);
    ordered.listing.not_taken = std::move(not_taken);
    keys_.clear();
    for (const auto position : ordered.positions) keys_.push_back(keys[position]);
    progress.advance("list", keys_.size(), keys_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return service_->object_request(keys_.at(index), stop);
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, stop, Ahead::near);
  }

 private:
  BucketPage read_page(const std::string& next, const std::stop_token& stop) {
    auto result = send_for_listing(client_, service_->page_request(next, stop), stop);
    if (auto* response = std::get_if<net::HttpResponse>(&result)) {
      if (response->status >= 300 && service_->adapts_to(*response)) {
        result = send_for_listing(client_, service_->page_request(next, stop), stop);
      }
    }
    std::string remark;
    if (const auto* response = std::get_if<net::HttpResponse>(&result)) {
      if (response->status >= 300) remark = " " + service_->remark_on(*response);
    }
    result = net::expect_success(std::move(result));
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The bucket " + location_.bucket + " cannot be listed: " + error->message +
                      remark);
    }
    auto page = service_->parse(text_of(std::get<net::HttpResponse>(result)));
    if (!page) throw run_error("The bucket's listing is not what the service should answer.");
    return std::move(*page);
  }

  BucketLocation location_;
  SourceOptions options_;
  std::unique_ptr<BucketService> service_;  // refers to options_
  net::HttpClient client_;
  std::vector<std::string> keys_;  // by index into Listing::images
};

}  // namespace

BucketLocation parse_bucket_location(const std::string& text) {
  const auto slash = std::min(text.find('/'), text.size());
  BucketLocation location{text.substr(0, slash), text.substr(std::min(slash + 1, text.size()))};
  const bool named = location.bucket.size() >= 3 && location.bucket.size() <= 222 &&
                     std::ranges::all_of(location.bucket, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
                     });
  if (!named) throw usage_error("The image source does not name a bucket.");
  if (!location.prefix.empty() && !location.prefix.ends_with('/')) location.prefix += '/';
  return location;
}

std::unique_ptr<ImageSource> open_s3(const BucketLocation& location, const SourceOptions& options) {
  const auto& access = options.access;
  const auto make = [&](const SourceOptions& kept) -> std::unique_ptr<BucketService> {
    aws::CredentialsChain chain(aws::default_providers(access.environment, access.s3_region));
    return std::make_unique<S3Service>(
        location, kept, S3Access{access.s3_endpoint, access.s3_region, std::move(chain)});
  };
  return std::make_unique<BucketSource>(location, options, make);
}

std::unique_ptr<ImageSource> open_gs(const BucketLocation& location, const SourceOptions& options) {
  const auto& access = options.access;
  const auto make = [&](const SourceOptions& kept) -> std::unique_ptr<BucketService> {
    const auto is_set = [&](const char* name) {
      return !access.environment(name).value_or("").empty();
    };
    if (!is_set("GS_ACCESS_KEY_ID") && !is_set("GS_SECRET_ACCESS_KEY")) {
      return std::make_unique<GsService>(location, kept);
    }
    std::vector<std::unique_ptr<aws::Provider>> keys;
    keys.push_back(std::make_unique<aws::EnvironmentKeys>(
        access.environment, aws::KeyVariables{"GS_ACCESS_KEY_ID", "GS_SECRET_ACCESS_KEY", ""}));
    return std::make_unique<S3Service>(
        location, kept,
        S3Access{gs_endpoint(access), "auto", aws::CredentialsChain(std::move(keys))});
  };
  return std::make_unique<BucketSource>(location, options, make);
}

}  // namespace imagelift::source
