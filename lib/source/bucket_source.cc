#include "source/bucket_source.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "net/aws_signature_v4.h"
#include "net/http_client.h"
#include "source/bucket_page.h"
#include "source/listing.h"
#include "source/remote.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

/// How one service is asked. Objects are known by their keys.
class BucketService {
 public:
  virtual ~BucketService() = default;
  virtual net::HttpRequest page_request(const std::string& next) const = 0;
  virtual net::HttpRequest object_request(const std::string& key) const = 0;
  virtual std::optional<BucketPage> parse(const std::string& body) const = 0;

  /// Learns from an answer that is not 2xx; true: ask again.
  virtual bool adapts_to(const net::HttpResponse&) { return false; }

  /// The service's own word for an error.
  virtual std::string word_of(const net::HttpResponse&) const { return {}; }
};

class S3Service final : public BucketService {
 public:
  S3Service(BucketLocation location, const SourceOptions& options)
      : location_(std::move(location)), options_(options), region_(options.access.s3_region) {
    if (!options.access.s3_endpoint.empty()) {
      endpoint_ = endpoint_url(options.access.s3_endpoint, "S3");
    }
    if (region_.empty()) region_ = "us-east-1";
  }

  net::HttpRequest page_request(const std::string& next) const override {
    auto request = request_for("");
    request.url.query =
        "encoding-type=url&list-type=2&prefix=" + net::percent_encode(location_.prefix);
    if (!next.empty()) {
      request.url.query =
          "continuation-token=" + net::percent_encode(next) + "&" + request.url.query;
    }
    return signed_request(std::move(request));
  }

  net::HttpRequest object_request(const std::string& key) const override {
    return signed_request(request_for(key));
  }

  std::optional<BucketPage> parse(const std::string& body) const override {
    return parse_s3_page(body);
  }

  bool adapts_to(const net::HttpResponse& response) override {
    const auto region = response.headers.find("x-amz-bucket-region").value_or(region_);
    const bool named = std::ranges::all_of(region, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (region == region_ || !named || !options_.access.s3_region.empty()) return false;
    region_ = region;
    return true;
  }

  std::string word_of(const net::HttpResponse& response) const override {
    return s3_error_code(text_of(response));
  }

 private:
  net::HttpRequest request_for(const std::string& key) const {
    net::Url url = endpoint_;
    const auto encoded = net::percent_encode(key, net::Slash::keep);
    if (!url.host.empty()) {
      url.path += "/" + location_.bucket + "/" + encoded;
    } else {
      // A name with dots does not fit the certificate's wildcard.
      const bool by_path = location_.bucket.find('.') != std::string::npos;
      url = {"https", "s3." + region_ + ".amazonaws.com", 443, "/" + encoded, ""};
      if (by_path) url.path = "/" + location_.bucket + url.path;
      if (!by_path) url.host = location_.bucket + "." + url.host;
    }
    auto request = get_request(url, options_);
    request.limits.redirects = 0;  // a signature holds for one host
    return request;
  }

  net::HttpRequest signed_request(net::HttpRequest request) const {
    const auto& access = options_.access;
    if (access.s3_access_key.empty()) return request;
    net::sign_aws_v4(request, {access.s3_access_key, access.s3_secret_key, access.s3_session_token},
                     {region_, "s3"}, std::chrono::system_clock::now());
    return request;
  }

  BucketLocation location_;
  const SourceOptions& options_;
  net::Url endpoint_;  // no host: AWS
  std::string region_;
};

class GsService final : public BucketService {
 public:
  GsService(BucketLocation location, const SourceOptions& options)
      : location_(std::move(location)),
        options_(options),
        endpoint_(endpoint_url(options.access.gs_endpoint.empty() ? "https://storage.googleapis.com"
                                                                  : options.access.gs_endpoint,
                               "Google Cloud Storage")) {}

  net::HttpRequest page_request(const std::string& next) const override {
    auto request = request_for("");
    request.url.query = "fields=items(name),nextPageToken&maxResults=1000&prefix=" +
                        net::percent_encode(location_.prefix);
    if (!next.empty()) request.url.query += "&pageToken=" + net::percent_encode(next);
    return request;
  }

  net::HttpRequest object_request(const std::string& key) const override {
    auto request = request_for("/" + net::percent_encode(key));
    request.url.query = "alt=media";
    return request;
  }

  std::optional<BucketPage> parse(const std::string& body) const override {
    return parse_gs_page(body);
  }

 private:
  net::HttpRequest request_for(const std::string& object) const {
    net::Url url = endpoint_;
    url.path += "/storage/v1/b/" + net::percent_encode(location_.bucket) + "/o" + object;
    auto request = get_request(url, options_);
    if (!options_.access.gs_token.empty()) {
      request.headers.add("Authorization", "Bearer " + options_.access.gs_token);
    }
    return request;
  }

  BucketLocation location_;
  const SourceOptions& options_;
  net::Url endpoint_;
};

class BucketSource final : public ImageSource {
 public:
  using MakeService =
      std::function<std::unique_ptr<BucketService>(const BucketLocation&, const SourceOptions&)>;

  BucketSource(BucketLocation location, const SourceOptions& options, const MakeService& make)
      : location_(std::move(location)),
        options_(options),
        service_(make(location_, options_)),
        client_(http_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    std::vector<std::string> paths;
    std::vector<std::string> keys;
    std::string next;
    for (std::size_t pages = 0; pages == 0 || !next.empty(); ++pages) {
      if (pages >= options_.limits.max_pages || keys.size() > options_.limits.max_images) {
        throw run_error("The bucket holds more objects than the limit allows.");
      }
      auto page = read_page(next, stop);
      for (auto& key : page.keys) {
        if (!key.starts_with(location_.prefix) || key.find('\0') != std::string::npos) continue;
        auto path = key.substr(location_.prefix.size());
        if (path.empty() || !is_selected(path, options_.selection)) continue;
        paths.push_back(std::move(path));
        keys.push_back(std::move(key));
      }
      next = std::move(page.next);
      progress.advance("list", keys.size(), 0);
    }
    auto ordered = order_listing(paths, {}, options_.limits);
    keys_.clear();
    for (const auto position : ordered.positions) keys_.push_back(keys[position]);
    progress.advance("list", keys_.size(), keys_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return service_->object_request(keys_.at(index));
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, std::move(stop));
  }

 private:
  BucketPage read_page(const std::string& next, const std::stop_token& stop) {
    auto result = send_for_listing(client_, service_->page_request(next), stop);
    if (auto* response = std::get_if<net::HttpResponse>(&result)) {
      if (response->status >= 300 && service_->adapts_to(*response)) {
        result = send_for_listing(client_, service_->page_request(next), stop);
      }
    }
    std::string word;
    if (const auto* response = std::get_if<net::HttpResponse>(&result)) {
      if (response->status >= 300) word = service_->word_of(*response);
    }
    result = net::expect_success(std::move(result));
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The bucket " + location_.bucket + " cannot be listed: " + error->message +
                      (word.empty() ? "" : " (" + word + ")"));
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
  return std::make_unique<BucketSource>(location, options,
                                        [](const BucketLocation& place, const SourceOptions& all) {
                                          return std::make_unique<S3Service>(place, all);
                                        });
}

std::unique_ptr<ImageSource> open_gs(const BucketLocation& location, const SourceOptions& options) {
  return std::make_unique<BucketSource>(location, options,
                                        [](const BucketLocation& place, const SourceOptions& all) {
                                          return std::make_unique<GsService>(place, all);
                                        });
}

}  // namespace imagelift::source
