#include "source/source_options.h"

namespace imagelift::source {
namespace {

void fill(std::string& field, const Environment& environment,
          std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    if (!field.empty()) return;
    field = environment(name).value_or("");
  }
}

}  // namespace

NetworkAccess with_environment(NetworkAccess access, const Environment& environment) {
  access.environment = environment;
  fill(access.s3_endpoint, environment, {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"});
  fill(access.s3_region, environment, {"AWS_REGION", "AWS_DEFAULT_REGION"});
  fill(access.gs_endpoint, environment, {"STORAGE_EMULATOR_HOST"});
  fill(access.gs_token, environment, {"GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN"});
  fill(access.gs_project, environment, {"GOOGLE_CLOUD_PROJECT", "CLOUDSDK_CORE_PROJECT"});
  return access;
}

}  // namespace imagelift::source
