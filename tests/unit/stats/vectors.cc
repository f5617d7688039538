#include "vectors.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>

#include "tests/unit/tests_folder.h"

namespace imagelift::stats {

namespace {

template <typename Json>
Json parsed(const std::string& name) {
  const auto path = test_files::tests_folder() / "vectors" / (name + ".json");
  std::ifstream file(path);
  BOOST_REQUIRE_MESSAGE(file, "cannot read " << path);
  return Json::parse(file);
}

}  // namespace

nlohmann::json vectors(const std::string& name) {
  return parsed<nlohmann::json>(name);
}

nlohmann::ordered_json ordered_vectors(const std::string& name) {
  return parsed<nlohmann::ordered_json>(name);
}

double number(const nlohmann::json& json) {
  if (json.is_boolean()) return json.get<bool>() ? 1 : 0;
  return json.is_null() ? std::nan("") : json.get<double>();
}

std::vector<double> numbers(const nlohmann::json& json) {
  std::vector<double> result;
  for (const auto& entry : json) result.push_back(number(entry));
  return result;
}

std::vector<std::uint32_t> indexes(const nlohmann::json& json) {
  std::vector<std::uint32_t> result;
  for (const auto& entry : json) result.push_back(static_cast<std::uint32_t>(entry.get<int>()));
  return result;
}

void check_close(double got, const nlohmann::json& expected, double tolerance,
                 const std::string& what) {
  const double wanted = number(expected);
  const bool both_undefined = std::isnan(got) && std::isnan(wanted);
  const bool close =
      std::abs(got - wanted) <= tolerance * std::max(std::abs(got), std::abs(wanted));
  BOOST_CHECK_MESSAGE(both_undefined || close,
                      what << ": " << std::scientific << got << ", expected " << wanted);
}

}  // namespace imagelift::stats
