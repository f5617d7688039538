#include "aws/credentials_chain.h"

#include <utility>

#include "aws/container.h"
#include "aws/credential_documents.h"
#include "aws/environment_keys.h"
#include "aws/instance.h"
#include "aws/shared_file.h"
#include "aws/web_identity.h"
#include "core/error.h"

namespace imagelift::aws {
namespace {

constexpr auto kBeforeEnd = std::chrono::minutes(5);
constexpr auto kBetweenTries = std::chrono::minutes(1);

std::string reason_of(const FetchResult& fetched) {
  const auto* failed = std::get_if<Failed>(&fetched);
  return failed != nullptr ? failed->reason : std::get<Absent>(fetched).reason;
}

}  // namespace

CredentialsChain::CredentialsChain(std::vector<std::unique_ptr<Provider>> providers, Now now)
    : providers_(std::move(providers)), now_(std::move(now)) {}

std::optional<net::AwsCredentials> CredentialsChain::keys(const std::stop_token& stop) {
  if (!is_found_) find(stop);
  if (provider_ == nullptr) return std::nullopt;
  const auto now = now_();
  const bool ends_soon = credentials_.end && now >= *credentials_.end - kBeforeEnd;
  if (ends_soon && (now >= next_try_ || now >= *credentials_.end)) renew(stop);
  return credentials_.keys;
}

void CredentialsChain::find(const std::stop_token& stop) {
  for (const auto& provider : providers_) {
    auto fetched = provider->fetch(stop);
    if (stop.stop_requested()) throw run_error("Stopped.");
    if (const auto* failed = std::get_if<Failed>(&fetched)) {
      throw run_error("No credentials for AWS from " + provider->name() + ": " + failed->reason +
                      ".");
    }
    if (auto* credentials = std::get_if<Credentials>(&fetched)) {
      credentials_ = std::move(*credentials);
      provider_ = provider.get();
      next_try_ = now_() + kBetweenTries;
      break;
    }
    absent_ += (absent_.empty() ? "" : "; ") + provider->name() + ": " + reason_of(fetched);
  }
  is_found_ = true;
}

void CredentialsChain::renew(const std::stop_token& stop) {
  auto fetched = provider_->fetch(stop);
  if (auto* credentials = std::get_if<Credentials>(&fetched)) {
    credentials_ = std::move(*credentials);
  } else if (now_() >= *credentials_.end && !stop.stop_requested()) {
    throw run_error("The credentials for AWS from " + provider_->name() + " ended at " +
                    time_text(*credentials_.end) +
                    ", and there are no new ones: " + reason_of(fetched) + ".");
  }
  next_try_ = now_() + kBetweenTries;
}

std::string CredentialsChain::sentence() const {
  if (provider_ != nullptr) return "signed with the credentials from " + provider_->name();
  return "not signed, since there are no credentials (" + absent_ + ")";
}

std::vector<std::unique_ptr<Provider>> default_providers(const Environment& environment,
                                                         const std::string& region) {
  std::vector<std::unique_ptr<Provider>> providers;
  providers.push_back(std::make_unique<EnvironmentKeys>(environment));
  providers.push_back(std::make_unique<WebIdentity>(environment, region));
  providers.push_back(std::make_unique<SharedFile>(environment));
  providers.push_back(std::make_unique<Container>(environment));
  providers.push_back(std::make_unique<Instance>(environment));
  return providers;
}

}  // namespace imagelift::aws
