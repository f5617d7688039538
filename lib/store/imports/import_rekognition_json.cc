// AWS Rekognition's DetectLabels and DetectFaces, alone or both in one object.
#include <algorithm>

#include "store/imports/import.h"
#include "store/imports/json_events.h"
#include "store/imports/label_service.h"

namespace imagelift::store {
namespace {

using nlohmann::json;

/// A label with instances is an object that was located, once per instance.
void read_label(const json& label, ServiceResponse& response) {
  const std::string name = name_in(label, "Name");
  double& best = (*response.labels)[name];
  best = std::max(best, confidence_in(label, "Confidence"));
  const auto* instances = list_in(label, "Instances");
  if (!instances) return;
  for (const json& instance : *instances) {
    (*response.objects)[name].push_back(confidence_in(instance, "Confidence"));
  }
}

ServiceResponse read_rekognition(const json& root) {
  if (!root.is_object()) throw JsonFault{"it is not an object"};
  ServiceResponse response;
  if (const auto* labels = list_in(root, "Labels")) {
    response.labels.emplace();
    response.objects.emplace();
    for (const json& label : *labels) read_label(label, response);
  }
  if (const auto* faces = list_in(root, "FaceDetails")) {
    response.faces.emplace();
    for (const json& face : *faces) {
      response.faces->push_back(confidence_in(face, "Confidence"));
    }
  }
  if (!response.labels && !response.faces) throw JsonFault{"it has neither Labels nor FaceDetails"};
  return response;
}

}  // namespace

ImportedImages import_rekognition_json(const std::filesystem::path& folder,
                                       const ImportOptions& options) {
  return import_responses(folder, {"rekognition", "Rekognition", false, read_rekognition}, options);
}

}  // namespace imagelift::store
