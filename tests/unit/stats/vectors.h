#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace imagelift::stats {

/// tests/vectors/NAME.json: what scipy and statsmodels say, made by tests/vectors/make_vectors.py.
nlohmann::json vectors(const std::string& name);

/// The same with the keys of objects in the file's order.
nlohmann::ordered_json ordered_vectors(const std::string& name);

/// null is an undefined number.
double number(const nlohmann::json& json);
std::vector<double> numbers(const nlohmann::json& json);
std::vector<std::uint32_t> indexes(const nlohmann::json& json);

/// Both undefined, or equal within the relative tolerance. `what` names the case in the message.
void check_close(double got, const nlohmann::json& expected, double tolerance,
                 const std::string& what);

}  // namespace imagelift::stats
