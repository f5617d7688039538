#include "source/bucket_location.h"

#include <algorithm>

#include "core/error.h"
#include "source/shown_name.h"
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

}  // namespace imagelift::source
