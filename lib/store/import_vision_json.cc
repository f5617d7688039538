// Google Cloud Vision's AnnotateImageResponse, alone or as the only one of a batch.
#include <algorithm>

#include "store/import.h"
#include "store/json_events.h"
#include "store/label_service.h"

namespace imagelift::store {
namespace {

const JsonValue& response_in(const JsonValue& root) {
  if (root.kind != JsonValue::Kind::object) throw JsonFault{"it is not an object"};
  const auto* responses = list_in(root, "responses");
  if (responses && responses->size() != 1) {
    throw JsonFault{"it has " + std::to_string(responses->size()) + " responses, not one"};
  }
  const JsonValue& response = responses ? responses->front() : root;
  if (const JsonValue* error = response.find("error")) {
    const JsonValue* message = error->find("message");
    throw JsonFault{"the service says: " +
                    (message ? message->text.substr(0, 200) : std::string("error"))};
  }
  return response;
}

ServiceAnswer read_vision(const JsonValue& root) {
  const JsonValue& response = response_in(root);
  ServiceAnswer answer;
  if (const auto* labels = list_in(response, "labelAnnotations")) {
    answer.labels.emplace();
    for (const JsonValue& label : *labels) {
      double& best = (*answer.labels)[name_in(label, "description")];
      best = std::max(best, confidence_in(label, "score"));
    }
  }
  if (const auto* objects = list_in(response, "localizedObjectAnnotations")) {
    answer.objects.emplace();
    for (const JsonValue& object : *objects) {
      (*answer.objects)[name_in(object, "name")].push_back(confidence_in(object, "score"));
    }
  }
  if (const auto* faces = list_in(response, "faceAnnotations")) {
    answer.faces.emplace();
    for (const JsonValue& face : *faces) {
      answer.faces->push_back(confidence_in(face, "detectionConfidence"));
    }
  }
  return answer;
}

}  // namespace

ImportedImages import_vision_json(const std::filesystem::path& folder,
                                  const ImportOptions& options) {
  return import_answers(folder, {"google-vision", "Google Vision", true, read_vision}, options);
}

}  // namespace imagelift::store
