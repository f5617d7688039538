#include "source/s3_error.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "aws/credential_documents.h"
#include "source/index_page.h"
#include "text/ascii.h"

namespace imagelift::source {
namespace {

bool is_word(std::string_view text) {
  return !text.empty() && text.size() < 64 && std::ranges::all_of(text, [](char c) {
    return text::is_letter_or_digit(c) || c == '.' || c == '-';
  });
}

std::string word_of(std::string_view xml, const std::string& name) {
  const auto text = aws::element(xml, name);
  return text && is_word(*text) ? std::string(*text) : std::string();
}

/// `eu-west-1` of `bucket.s3.eu-west-1.amazonaws.com` or `bucket.s3-eu-west-1.amazonaws.com`.
std::string region_of_endpoint(std::string_view host) {
  const auto end = host.find(".amazonaws.com");
  const auto mark = host.rfind("s3", end);
  if (end == std::string_view::npos || mark == std::string_view::npos || mark + 3 > end) return {};
  const auto region = host.substr(mark + 3, end - mark - 3);
  return is_word(region) && region.find('.') == std::string_view::npos ? std::string(region)
                                                                       : std::string();
}

bool contains(std::string_view text, std::string_view part) {
  const auto is_same = [](char of_text, char of_part) {
    return text::to_lower(of_text) == of_part;
  };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), is_same) != text.end();
}

struct Known {
  std::string_view code;
  FailureCode failure;
  std::string_view sentence;
};

constexpr auto kDenied = FailureCode::access_denied;
constexpr auto kMissing = FailureCode::not_found;
constexpr auto kStatus = FailureCode::http_status;

constexpr std::array kKnown = {
    Known{"InvalidObjectState", kDenied,
          "The object is archived (Glacier or Deep Archive); restore it first."},
    Known{"ExpiredToken", kDenied, "The session token has expired; renew the credentials."},
    Known{"ExpiredTokenException", kDenied,
          "The session token has expired; renew the credentials."},
    Known{"TokenRefreshRequired", kDenied, "The session token has to be renewed."},
    Known{"InvalidToken", kDenied,
          "The session token is not valid; is it of the same credentials as the key?"},
    Known{"InvalidAccessKeyId", kDenied, "No such access key is known there."},
    Known{"SignatureDoesNotMatch", kDenied,
          "The secret key does not fit the access key, or a proxy changes the request."},
    Known{"RequestTimeTooSkewed", kDenied,
          "This machine's clock differs too much from the server's; set it right."},
    Known{"RequestExpired", kDenied,
          "This machine's clock differs too much from the server's; set it right."},
    Known{"AllAccessDisabled", kDenied, "All access to the bucket is disabled."},
    Known{"AccountProblem", kDenied, "The account that owns the bucket has a problem."},
    Known{"NotSignedUp", kDenied, "The account is not signed up for the service."},
    Known{"NoSuchKey", kMissing, "There is no such object."},
    Known{"NoSuchVersion", kMissing, "There is no such object."},
    Known{"NoSuchBucket", kMissing, "There is no such bucket."},
    Known{"InvalidBucketName", kMissing, "That is no name of a bucket."},
    Known{"SlowDown", kStatus, "The service asks for fewer requests; lower --concurrency."},
    Known{"RequestLimitExceeded", kStatus,
          "The service asks for fewer requests; lower --concurrency."},
    Known{"ServiceUnavailable", kStatus,
          "The service is overloaded; try again later or lower --concurrency."},
    Known{"PermanentRedirect", kStatus, "The bucket is in another region; --s3-region names it."},
    Known{"TemporaryRedirect", kStatus, "The bucket is being moved; try again later."},
    Known{"AuthorizationHeaderMalformed", kStatus,
          "The request was signed for another region; --s3-region names it."},
    Known{"IllegalLocationConstraintException", kStatus,
          "The bucket is in another region; --s3-region names it."},
    Known{"KMS.DisabledException", kDenied, "The KMS key of the object is disabled."},
    Known{"KMS.NotFoundException", kDenied, "The KMS key of the object is not there any more."},
    Known{"KMS.InvalidStateException", kDenied,
          "The KMS key of the object is pending deletion or not available."},
    Known{"KMS.KMSInvalidStateException", kDenied,
          "The KMS key of the object is pending deletion or not available."},
    Known{"UserProjectMissing", kDenied,
          "The requester pays for this bucket: give --requester-pays and GOOGLE_CLOUD_PROJECT."},
};

constexpr std::array kKnownOfGoogle = {
    Known{"required", kDenied, "The bucket is not public; a token or HMAC keys are needed."},
    Known{"authError", kDenied, "The token is not valid or has expired; renew it."},
    Known{"userProjectMissing", kDenied,
          "The requester pays for this bucket: give --requester-pays and GOOGLE_CLOUD_PROJECT."},
    Known{"userProjectAccessDenied", kDenied,
          "The account may not bill to the project of GOOGLE_CLOUD_PROJECT "
          "(serviceusage.services.use)."},
    Known{"userProjectInvalid", kDenied, "GOOGLE_CLOUD_PROJECT names no project."},
    Known{"accountDisabled", kDenied, "The billing of the bucket's project is disabled."},
    Known{"forbidden", kDenied,
          "The account lacks storage.objects.list or storage.objects.get there."},
    Known{"insufficientPermissions", kDenied,
          "The account lacks storage.objects.list or storage.objects.get there."},
    Known{"notFound", kMissing, "There is no such bucket or object."},
    Known{"rateLimitExceeded", kStatus,
          "The service asks for fewer requests; lower --concurrency."},
    Known{"userRateLimitExceeded", kStatus,
          "The service asks for fewer requests; lower --concurrency."},
};

Meaning known_meaning(std::span<const Known> table, std::string_view code) {
  const auto* found = std::ranges::find(table, code, &Known::code).base();
  if (found == table.data() + table.size()) return {kStatus, {}};
  return {found->failure, std::string(found->sentence)};
}

/// Access is denied for reasons that only the message tells apart.
Meaning meaning_of_denied(std::string_view message) {
  if (contains(message, "kms")) {
    return {kDenied, "The credentials may not use the object's KMS key; they need kms:Decrypt."};
  }
  if (contains(message, "requester pays") || contains(message, "requesterpays")) {
    return {kDenied, "The requester pays for this bucket; --requester-pays agrees."};
  }
  return {kDenied,
          "The credentials lack s3:ListBucket or s3:GetObject there, or the requester pays "
          "(--requester-pays)."};
}

std::optional<std::string> reason_in(const nlohmann::json& error) {
  const auto errors = error.find("errors");
  if (errors == error.end() || !errors->is_array() || errors->empty()) return std::nullopt;
  const auto& first = errors->front();
  const auto reason = first.is_object() ? first.find("reason") : first.end();
  if (!first.is_object() || reason == first.end() || !reason->is_string()) return std::nullopt;
  return reason->get<std::string>();
}

}  // namespace

S3Error parse_s3_error(std::string_view xml) {
  S3Error error;
  error.code = word_of(xml, "Code");
  error.message = decode_references(aws::element(xml, "Message").value_or(""));
  error.region = word_of(xml, "Region");
  if (error.region.empty()) {
    error.region = region_of_endpoint(aws::element(xml, "Endpoint").value_or(""));
  }
  return error;
}

Meaning meaning_of(const S3Error& error) {
  if (error.code == "AccessDenied") return meaning_of_denied(error.message);
  if (error.code == "InvalidRequest" && contains(error.message, "server side encryption")) {
    return {kDenied,
            "The object is encrypted with a key of the customer's own (SSE-C), which is "
            "not supported."};
  }
  return known_meaning(kKnown, error.code);
}

Meaning meaning_of_gs_error(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  const auto error = parsed.is_object() ? parsed.find("error") : parsed.end();
  if (!parsed.is_object() || error == parsed.end() || !error->is_object()) return {kStatus, {}};
  return known_meaning(kKnownOfGoogle, reason_in(*error).value_or(""));
}

}  // namespace imagelift::source
