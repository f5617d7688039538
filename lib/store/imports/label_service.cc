#include "store/imports/label_service.h"

#include <algorithm>
#include <system_error>

#include "core/error.h"
#include "core/shown_text.h"
#include "metrics/input_file.h"
#include "store/imports/json_events.h"
#include "text/utf8.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct NamedResponse {
  std::string name;
  ServiceResponse response;
};

/// Paths below the folder that end in .json, sorted by bytes.
std::vector<std::string> responses_below(const fs::path& folder, const ImportOptions& options) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (!at->is_regular_file(error) || at->path().extension() != ".json") continue;
    paths.push_back(at->path().lexically_relative(folder).generic_string());
    if (paths.size() > options.max_images) {
      throw usage_error("There are more than " + std::to_string(options.max_images) +
                        " responses in " + folder.string() + ".");
    }
  }
  if (error) {
    throw usage_error("The folder " + folder.string() + " cannot be read: " + error.message() +
                      ".");
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

ImportedFailure failure_of(const std::string& name, const std::string& sentence) {
  return {name, {Stage::decode, FailureCode::damaged, shown_text(sentence)}};
}

std::string printable(const std::string& name) {
  std::string result = name;
  while (true) {
    const std::size_t wrong = text::find_invalid_utf8(result);
    if (wrong == std::string::npos) return result;
    result[wrong] = '?';
  }
}

double largest_confidence(const std::vector<NamedResponse>& responses) {
  double largest = 0;
  for (const NamedResponse& named : responses) {
    const ServiceResponse& response = named.response;
    if (response.labels) {
      for (const auto& label : *response.labels) largest = std::max(largest, label.second);
    }
    if (response.objects) {
      for (const auto& [name, found] : *response.objects) {
        largest = std::max(largest, *std::max_element(found.begin(), found.end()));
      }
    }
    if (response.faces) {
      for (const double face : *response.faces) largest = std::max(largest, face);
    }
  }
  return largest;
}

/// The best of what was found, and how many; of faces only those that were asked for are counted.
void add_found(std::vector<FeatureValue>& features, const FeatureId& best,
               const std::vector<double>& found, double scale) {
  if (found.empty()) return;
  features.push_back({best, *std::max_element(found.begin(), found.end()) / scale});
  const FeatureId count{FeatureKind::count, best.name};
  if (task_of(count) == task_of(best)) {
    features.push_back({count, static_cast<double>(found.size())});
  }
}

std::vector<FeatureValue> features_of(const ServiceResponse& response, double scale) {
  std::vector<FeatureValue> features;
  if (response.labels) {
    for (const auto& [name, confidence] : *response.labels) {
      features.push_back({{FeatureKind::label, name}, confidence / scale});
    }
  }
  if (response.objects) {
    for (const auto& [name, found] : *response.objects) {
      add_found(features, {FeatureKind::object, name}, found, scale);
    }
  }
  if (response.faces) add_found(features, {FeatureKind::face, kFace}, *response.faces, scale);
  std::erase_if(features, [](const FeatureValue& feature) { return feature.value == 0; });
  std::sort(features.begin(), features.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return features;
}

bool responses(const ServiceResponse& response, Task task) {
  switch (task) {
    case Task::labels:
      return response.labels.has_value();
    case Task::objects:
      return response.objects.has_value();
    case Task::faces:
      return response.faces.has_value();
    default:
      return false;
  }
}

void add_images(const std::vector<NamedResponse>& named, const LabelService& service,
                ImportedImages& imported) {
  for (const Task task : {Task::labels, Task::objects, Task::faces}) {
    if (std::any_of(named.begin(), named.end(),
                    [&](const NamedResponse& each) { return responses(each.response, task); })) {
      imported.tasks.push_back(task);
    }
  }
  const double scale = largest_confidence(named) > 1 ? 100 : 1;
  for (const auto& [name, response] : named) {
    ImportedImage& image = imported.images.emplace_back();
    image.name = name;
    image.features = features_of(response, scale);
    for (const Task task : imported.tasks) {
      if (!service.absent_is_empty && !responses(response, task)) image.missing.push_back(task);
    }
  }
}

}  // namespace

ImportedImages import_responses(const fs::path& folder, const LabelService& service,
                                const ImportOptions& options) {
  ImportedImages imported;
  imported.format = service.format;
  imported.censored = true;
  std::vector<NamedResponse> named;
  for (const std::string& path : responses_below(folder, options)) {
    const std::string name = path.substr(0, path.size() - 5);
    try {
      if (text::find_invalid_utf8(name) != std::string::npos) {
        throw JsonFault{"its name is not UTF-8"};
      }
      const std::string text = metrics::read_input_file(folder / path, options.max_file_bytes);
      named.push_back({name, service.read(parse_json(text))});
    } catch (const JsonFault& fault) {
      imported.failures.push_back(
          failure_of(printable(name), "The response cannot be used: " + fault.message + "."));
    } catch (const Error& error) {
      imported.failures.push_back(failure_of(printable(name), error.what()));
    }
  }
  add_images(named, service, imported);
  imported.notes.push_back("Labels that " + service.name +
                           " did not return are below its cut-off, not known to be absent.");
  return imported;
}

const json* list_in(const json& object, const char* key) {
  const json* list = member_of(object, key);
  if (list == nullptr || list->is_null()) return nullptr;
  if (!list->is_array()) throw JsonFault{std::string(key) + " is not a list"};
  return list;
}

double confidence_in(const json& object, const char* key) {
  const json* value = member_of(object, key);
  const double confidence = value != nullptr && value->is_number() ? value->get<double>() : -1;
  if (confidence < 0 || confidence > 100) {
    throw JsonFault{std::string(key) + " is not a confidence"};
  }
  return confidence;
}

std::string name_in(const json& object, const char* key) {
  const json* value = member_of(object, key);
  std::string name = value == nullptr ? std::string() : text_of(*value);
  if (name.empty()) throw JsonFault{std::string(key) + " is not a name"};
  return name;
}

}  // namespace imagelift::store
