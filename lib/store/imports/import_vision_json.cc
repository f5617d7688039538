// Google Cloud Vision's AnnotateImageResponse, alone or as the only one of a batch.
#include <algorithm>

#include "store/imports/import.h"
#include "store/imports/json_events.h"
#include "store/imports/label_service.h"

namespace imagelift::store {
namespace {

using nlohmann::json;

const json& response_in(const json& root) {
  if (!root.is_object()) throw JsonFault{"it is not an object"};
  const auto* responses = list_in(root, "responses");
  if (responses && responses->size() != 1) {
    throw JsonFault{"it has " + std::to_string(responses->size()) + " responses, not one"};
  }
  const json& response = responses ? responses->front() : root;
  if (const json* error = member_of(response, "error")) {
    const json* message = member_of(*error, "message");
    throw JsonFault{"the service says: " +
                    (message ? text_of(*message).substr(0, 200) : std::string("error"))};
  }
  return response;
}

ServiceResponse read_vision(const json& root) {
  const json& response = response_in(root);
  ServiceResponse result;
  if (const auto* labels = list_in(response, "labelAnnotations")) {
    result.labels.emplace();
    for (const json& label : *labels) {
      double& best = (*result.labels)[name_in(label, "description")];
      best = std::max(best, confidence_in(label, "score"));
    }
  }
  if (const auto* objects = list_in(response, "localizedObjectAnnotations")) {
    result.objects.emplace();
    for (const json& object : *objects) {
      (*result.objects)[name_in(object, "name")].push_back(confidence_in(object, "score"));
    }
  }
  if (const auto* faces = list_in(response, "faceAnnotations")) {
    result.faces.emplace();
    for (const json& face : *faces) {
      result.faces->push_back(confidence_in(face, "detectionConfidence"));
    }
  }
  return result;
}

}  // namespace

ImportedImages import_vision_json(const std::filesystem::path& folder,
                                  const ImportOptions& options) {
  return import_responses(folder, {"google-vision", "Google Vision", true, read_vision}, options);
}

}  // namespace imagelift::store
