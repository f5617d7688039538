#include "source/bucket_opening.h"

#include <utility>
#include <vector>

#include "aws/environment_keys.h"
#include "core/error.h"
#include "source/gs_service.h"
#include "source/remote.h"
#include "source/s3_service.h"

namespace imagelift::source {
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
