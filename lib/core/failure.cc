#include "core/failure.h"

#include <array>
#include <utility>

namespace imagelift {
namespace {

constexpr std::array kStages = {
    std::pair{Stage::list, std::string_view("list")},
    std::pair{Stage::fetch, std::string_view("fetch")},
    std::pair{Stage::decode, std::string_view("decode")},
    std::pair{Stage::infer, std::string_view("infer")},
    std::pair{Stage::features, std::string_view("features")},
    std::pair{Stage::store, std::string_view("store")},
};

constexpr std::array kFailureCodes = {
    std::pair{FailureCode::bad_url, std::string_view("bad_url")},
    std::pair{FailureCode::address_refused, std::string_view("address_refused")},
    std::pair{FailureCode::name_not_resolved, std::string_view("name_not_resolved")},
    std::pair{FailureCode::connection_failed, std::string_view("connection_failed")},
    std::pair{FailureCode::tls_failed, std::string_view("tls_failed")},
    std::pair{FailureCode::timed_out, std::string_view("timed_out")},
    std::pair{FailureCode::too_many_redirects, std::string_view("too_many_redirects")},
    std::pair{FailureCode::http_status, std::string_view("http_status")},
    std::pair{FailureCode::not_found, std::string_view("not_found")},
    std::pair{FailureCode::access_denied, std::string_view("access_denied")},
    std::pair{FailureCode::too_large, std::string_view("too_large")},
    std::pair{FailureCode::archive_damaged, std::string_view("archive_damaged")},
    std::pair{FailureCode::archive_limit, std::string_view("archive_limit")},
    std::pair{FailureCode::unreadable, std::string_view("unreadable")},
    std::pair{FailureCode::empty, std::string_view("empty")},
    std::pair{FailureCode::not_an_image, std::string_view("not_an_image")},
    std::pair{FailureCode::unsupported_format, std::string_view("unsupported_format")},
    std::pair{FailureCode::damaged, std::string_view("damaged")},
    std::pair{FailureCode::too_many_pixels, std::string_view("too_many_pixels")},
    std::pair{FailureCode::model_failed, std::string_view("model_failed")},
    std::pair{FailureCode::out_of_memory, std::string_view("out_of_memory")},
    std::pair{FailureCode::internal, std::string_view("internal")},
};

template <typename Table, typename Value>
std::string_view name_of(const Table& table, Value value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return "internal";
}

template <typename Value, typename Table>
std::optional<Value> value_of(const Table& table, std::string_view wanted) {
  for (const auto& [value, name] : table) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Stage stage) {
  return name_of(kStages, stage);
}
std::string_view to_string(FailureCode code) {
  return name_of(kFailureCodes, code);
}

std::optional<Stage> stage_from_string(std::string_view name) {
  return value_of<Stage>(kStages, name);
}

std::optional<FailureCode> failure_code_from_string(std::string_view name) {
  return value_of<FailureCode>(kFailureCodes, name);
}

}  // namespace imagelift
