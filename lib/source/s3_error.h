#pragma once

#include <string>
#include <string_view>

#include "core/failure.h"

namespace imagelift::source {

/// What S3, or what speaks like it, answers where it refuses. Texts are as they were sent; each is
/// empty where the response has none.
struct S3Error {
  std::string code;  ///< if it is a plain word: `AccessDenied`, `KMS.DisabledException`
  std::string message;
  std::string region;  ///< that the bucket is in, as a plain word: `eu-west-1`
};

/// Reads the body of a response that is not 2xx.
S3Error parse_s3_error(std::string_view xml);

/// What an error of a service means for a person who can do something about it.
struct Meaning {
  FailureCode code;
  std::string sentence;  ///< with a full stop; empty: nothing is known
};

/// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
Meaning meaning_of(const S3Error& error);

/// The same for Google's JSON: its `reason` or `message`.
/// https://cloud.google.com/storage/docs/json_api/v1/status-codes
Meaning meaning_of_gs_error(std::string_view json);

}  // namespace imagelift::source
