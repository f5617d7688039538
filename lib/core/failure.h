#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace imagelift {

/// The step of the straight line at which an image could not go on.
enum class Stage { list, fetch, decode, infer, features, store };

/// Why. The names are stable strings in the JSON files, JUnit and the store.
enum class FailureCode {
  // list and fetch
  bad_url,             ///< not an absolute http(s), s3 or gs URL, or has credentials in it
  address_refused,     ///< resolves to a private, loopback or link-local address
  name_not_resolved,   ///< DNS knows no such host
  connection_failed,   ///< refused, reset or closed early
  tls_failed,          ///< certificate or handshake
  timed_out,           ///< the seconds of one fetch or of the whole run are spent
  too_many_redirects,  ///< more than the limit, or a loop
  http_status,         ///< a response other than 2xx; the message names it
  not_found,           ///< the file, the object or the page (404, 410) is not there
  access_denied,       ///< 401, 403, or no permission to read a file
  too_large,           ///< more bytes than the limit
  archive_damaged,     ///< the archive ends early or does not parse at this entry
  archive_limit,       ///< too many entries, or a compression ratio above the limit
  unreadable,          ///< the file system reports an I/O error
  // decode
  empty,               ///< no bytes at all
  not_an_image,        ///< no known signature
  unsupported_format,  ///< a known format, but a variant that cannot be read
  damaged,             ///< the decoder gave up on the bytes
  too_many_pixels,     ///< refused before any memory was taken
  // infer and after
  model_failed,   ///< a network threw or returned numbers that are not finite
  out_of_memory,  ///< one image asked for more than there is
  internal,       ///< a bug of ours; please report it
};

/// An image that could not be used, or not fully: a value, never an exception.
struct Failure {
  Stage stage;
  FailureCode code;
  std::string message;  ///< one sentence for a person; UTF-8, without secrets

  friend bool operator==(const Failure&, const Failure&) = default;
};

std::string_view to_string(Stage stage);
std::string_view to_string(FailureCode code);

/// The inverse of to_string; empty for a name that this version does not know.
std::optional<Stage> stage_from_string(std::string_view name);
std::optional<FailureCode> failure_code_from_string(std::string_view name);

}  // namespace imagelift
