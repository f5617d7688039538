#include "aws/environment_keys.h"

#include <utility>

#include "core/error.h"

namespace imagelift::aws {

EnvironmentKeys::EnvironmentKeys(const Environment& environment, KeyVariables names)
    : names_(std::move(names)),
      keys_{environment(names_.key).value_or(""), environment(names_.secret).value_or(""),
            environment(names_.token).value_or("")} {}

FetchResult EnvironmentKeys::fetch(std::stop_token) {
  if (keys_.access_key.empty() != keys_.secret_key.empty()) {
    throw usage_error("Of " + names_.key + " and " + names_.secret + " only one is set.");
  }
  if (keys_.access_key.empty()) return Absent{names_.key + " is not set"};
  return Credentials{keys_, std::nullopt};
}

}  // namespace imagelift::aws
