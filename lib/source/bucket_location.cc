#include "source/bucket_location.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "aws/environment_keys.h"
#include "core/error.h"
#include "source/gs_service.h"
#include "source/image_name.h"
#include "source/remote.h"
#include "source/s3_service.h"
#include "text/ascii.h"

namespace imagelift::source {

BucketLocation parse_bucket_location(const std::string& text) {
  const auto slash = std::min(text.find('/'), text.size());
  BucketLocation location{text.substr(0, slash), text.substr(std::min(slash + 1, text.size()))};
  const bool named = location.bucket.size() >= 3 && location.bucket.size() <= 222 &&
                     std::ranges::all_of(location.bucket, [](char c) {
                       return text::is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
                     });
  if (!named) {
    throw usage_error("The image source does not name a bucket: '" + shown_name(location.bucket) +
                      "' cannot be one.");
  }
  return location;
}

std::string folder_of_bucket(const BucketLocation& location) {
  const bool is_folder = location.key.empty() || location.key.ends_with('/');
  return is_folder ? location.key : location.key + "/";
}

bool is_glob(const std::string& key) {
  const auto bracket = key.find('[');
  const bool brackets = bracket != std::string::npos && key.find(']', bracket) != std::string::npos;
  return key.find_first_of("*?") != std::string::npos || brackets;
}

std::string before_glob(const std::string& key) {
  return key.substr(0, key.find_first_of("*?[\\"));
}

namespace {

std::unique_ptr<BucketService> s3_service(const std::string& bucket, const SourceOptions& options) {
  const auto& access = options.access;
  S3Access s3{access.s3_endpoint, access.s3_region,
              aws::CredentialsChain(aws::default_providers(access.environment, access.s3_region))};
  if (access.requester_pays) s3.headers.add("x-amz-request-payer", "requester");
  return std::make_unique<S3Service>(bucket, options, std::move(s3));
}

std::unique_ptr<BucketService> gs_service(const std::string& bucket, const SourceOptions& options) {
  const auto& access = options.access;
  const auto is_set = [&](const char* name) {
    return !access.environment(name).value_or("").empty();
  };
  if (!is_set("GS_ACCESS_KEY_ID") && !is_set("GS_SECRET_ACCESS_KEY")) {
    return std::make_unique<GsService>(bucket, options);
  }
  std::vector<std::unique_ptr<aws::Provider>> keys;
  keys.push_back(std::make_unique<aws::EnvironmentKeys>(
      access.environment, aws::KeyVariables{"GS_ACCESS_KEY_ID", "GS_SECRET_ACCESS_KEY", ""}));
  S3Access s3{gs_endpoint(access), "auto", aws::CredentialsChain(std::move(keys))};
  if (access.requester_pays) s3.headers.add("x-goog-user-project", access.gs_project);
  return std::make_unique<S3Service>(bucket, options, std::move(s3));
}

}  // namespace

std::unique_ptr<Bucket> open_bucket(const std::string& scheme, const std::string& bucket,
                                    const SourceOptions& options) {
  const bool is_google = scheme == "gs";
  if (is_google && options.access.requester_pays && options.access.gs_project.empty()) {
    throw usage_error(
        "--requester-pays needs the project that pays for gs:// in GOOGLE_CLOUD_PROJECT.");
  }
  const auto make = [&](const SourceOptions& kept) {
    return is_google ? gs_service(bucket, kept) : s3_service(bucket, kept);
  };
  return std::make_unique<Bucket>(scheme + "://" + bucket, options, make);
}

}  // namespace imagelift::source
