#include "store/imports/import.h"

namespace imagelift::store {

std::vector<ModelIdentity> import_models(const ImportedImages& imported,
                                         const std::string& run_uid) {
  std::vector<ModelIdentity> models;
  for (const Task task : imported.tasks) {
    models.push_back({task, imported.format, "", "run " + run_uid});
  }
  return models;
}

}  // namespace imagelift::store
