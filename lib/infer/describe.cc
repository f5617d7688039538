#include "infer/describe.h"

#include <algorithm>

#include "core/error.h"
#include "image/digest.h"

namespace imagelift::infer {
namespace {

namespace fs = std::filesystem;

std::string how_to_prepare(const Manifest& manifest) {
  if (!manifest.source.package.empty()) return "run ./bootstrap or models/prepare.py";
  return "download " + manifest.source.address + " and run models/prepare.py --model " +
         manifest.name + " --weights FILE";
}

void describe_file(ModelDescription& model) {
  const Manifest& manifest = model.manifest;
  if (!manifest.prepared || !fs::is_regular_file(manifest.folder / manifest.prepared->file)) {
    model.state = ModelState::not_prepared;
    model.remark = how_to_prepare(manifest);
    return;
  }
  const fs::path file = manifest.folder / manifest.prepared->file;
  if (image::sha256_of_file(file) != manifest.prepared->sha256) {
    model.state = ModelState::wrong_hash;
    model.remark = "the file is not what was prepared: delete it and " + how_to_prepare(manifest);
    return;
  }
  model.bytes = fs::file_size(file);
  model.state = ModelState::ready;
}

ModelDescription describe(const fs::path& file) {
  ModelDescription model;
  model.name = file.stem().string();
  try {
    model.manifest = read_manifest(file);
    describe_file(model);
  } catch (const Error& error) {
    model.state = ModelState::unreadable;
    model.remark = error.what();
  }
  return model;
}

std::vector<fs::path> files_or_none(const fs::path& folder) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return {};
  return manifest_files(folder);
}

}  // namespace

std::string_view to_string(ModelState state) {
  switch (state) {
    case ModelState::ready:
      return "ready";
    case ModelState::not_prepared:
      return "not prepared";
    case ModelState::wrong_hash:
      return "wrong hash";
    case ModelState::unreadable:
      break;
  }
  return "unreadable";
}

bool is_in_order(const ModelDescription& model) {
  return model.state == ModelState::ready ||
         (model.state == ModelState::not_prepared && !model.manifest.is_default);
}

std::vector<ModelDescription> describe_models(const fs::path& folder) {
  std::vector<ModelDescription> models;
  const auto has = [&](const std::string& name) {
    return std::any_of(models.begin(), models.end(),
                       [&](const ModelDescription& model) { return model.name == name; });
  };
  for (const fs::path& file : files_or_none(folder)) models.push_back(describe(file));
  // The manifests as they are committed stand one folder up. Other JSON there is none of ours.
  const fs::path above = fs::absolute(folder).lexically_normal().parent_path();
  for (const fs::path& file : files_or_none(above)) {
    if (has(file.stem().string())) continue;
    ModelDescription model = describe(file);
    if (model.state == ModelState::not_prepared) models.push_back(std::move(model));
  }
  std::sort(models.begin(), models.end(),
            [](const ModelDescription& a, const ModelDescription& b) { return a.name < b.name; });
  return models;
}

}  // namespace imagelift::infer
