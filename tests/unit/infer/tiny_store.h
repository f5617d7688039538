#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "image/digest.h"
#include "tests/unit/tests_folder.h"
#include "text/temporary_folder.h"

namespace imagelift::infer::testing {

/// A models folder of its own, with the tiny networks of tests/data/models; gone with the object.
class TinyStore {
 public:
  TinyStore() {
    std::filesystem::create_directory(folder_);
    write("labels.txt", "red\ngreen\nblue\nnone\n");
  }

  const std::filesystem::path& folder() const { return folder_; }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  /// A classifier of 2 x 2 pixels called `name`, from tests/data/models/`module`.pt.
  nlohmann::json classifier(const std::string& name, const std::string& module) const {
    namespace fs = std::filesystem;
    const fs::path file = folder_ / (name + ".pt");
    fs::copy_file(test_files::tests_folder() / "data/models" / (module + ".pt"), file,
                  fs::copy_options::overwrite_existing);
    nlohmann::json manifest = nlohmann::json::parse(R"({
      "schema": 1, "title": "Tiny", "tasks": ["labels", "embedding"], "default": true,
      "architecture": "torchscript", "revision": 1, "licence": "Apache-2.0",
      "source": {"address": "made by a script", "files": [{"member": "tiny.pt", "sha256": ""}]},
      "input": {"width": 2, "height": 2, "resize": "stretch", "filter": "pillow_nearest",
                "channels": "RGB", "mean": [0, 0, 0], "deviation": [255, 255, 255]},
      "labels": "labels.txt", "output": {"decoding": "classes", "logits": 0, "embedding": 1}})");
    manifest["name"] = name;
    manifest["prepared"] = {{"file", name + ".pt"},
                            {"sha256", image::sha256_of_file(file)},
                            {"source_sha256", std::string(64, 'a')}};
    return manifest;
  }

  void add(const nlohmann::json& manifest) const {
    write(manifest.at("name").get<std::string>() + ".json", manifest.dump());
  }

 private:
  const text::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_ / "store";
};

}  // namespace imagelift::infer::testing
