#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "store/imports/import.h"
#include "store/imports/json_document.h"

namespace imagelift::store {

/// What one response of a label service says, before its confidences are put on one scale. A list
/// that is empty in the optional was not in the response.
struct ServiceResponse {
  std::optional<std::map<std::string, double>> labels;                ///< name: best confidence
  std::optional<std::map<std::string, std::vector<double>>> objects;  ///< name: each one's
  std::optional<std::vector<double>> faces;
};

/// How a service's responses are read.
struct LabelService {
  std::string format;  ///< ImportedImages::format
  std::string name;    ///< for people
  /// An absent list means that nothing was found (Vision leaves empty lists out), rather than
  /// that nobody asked.
  bool absent_is_empty = false;
  /// Throws JsonFault for an response of another shape.
  std::function<ServiceResponse(const nlohmann::json&)> read;
};

/// Reads every `*.json` below a folder. One that cannot be used becomes an ImportedFailure.
ImportedImages import_responses(const std::filesystem::path& folder, const LabelService& service,
                                const ImportOptions& options);

/// A member that must be a list of objects; null where it is absent or null.
const nlohmann::json* list_in(const nlohmann::json& object, const char* key);

/// A member that must be a confidence, 0..100. Throws JsonFault.
double confidence_in(const nlohmann::json& object, const char* key);

/// A member that must be a text that is not empty. Throws JsonFault.
std::string name_in(const nlohmann::json& object, const char* key);

}  // namespace imagelift::store
