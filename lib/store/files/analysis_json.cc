#include "store/files/analysis_json.h"

#include <string>
#include <string_view>
#include <vector>

#include "store/files/run_files.h"
#include "store/imports/import_builder.h"
#include "store/imports/json_object.h"
#include "store/results/result_codec.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

void append_size(std::string& out, Size size) {
  append_number(out, "width", static_cast<std::uint64_t>(size.width));
  append_number(out, "height", static_cast<std::uint64_t>(size.height));
}

/// Which image of the file it is, and what became of the file's colour profile.
void append_decoding(std::string& out, const ImageAnalysis& analysis) {
  append_key(out, "animated");
  out += analysis.frames.animated ? "true" : "false";
  append_number(out, "frames", static_cast<std::uint64_t>(analysis.frames.count));
  append_number(out, "frame_taken", static_cast<std::uint64_t>(analysis.frames.taken));
  append_key(out, "colour_profile");
  if (analysis.colour_profile.empty()) {
    out += "null";
  } else {
    append_json_string(out, analysis.colour_profile);
  }
}

/// Each task's result under its key.
void append_results(std::string& out, const ImageAnalysis& analysis) {
  for (const ResultCodec* codec : kResultCodecs) {
    if (!codec->append_json) continue;
    append_key(out, facts(codec->task).json_key);
    codec->append_json(out, analysis);
  }
}

/// How many of each object, and faces.
void append_counts(std::string& out, std::span<const FeatureValue> features) {
  append_key(out, "counts");
  out += '{';
  for (const FeatureValue& feature : features) {
    if (feature.id.kind == FeatureKind::count) append_number(out, feature.id.name, feature.value);
  }
  out += '}';
}

void append_models(std::string& out, const std::vector<ModelIdentity>& models) {
  append_key(out, "models");
  out += '{';
  for (const ModelIdentity& model : models) {
    append_key(out, facts(model.task).json_key);
    out += '{';
    append_text(out, "name", model.name);
    append_text(out, "sha256", model.sha256);
    append_text(out, "settings", model.settings);
    out += '}';
  }
  out += '}';
}

void append_missing(std::string& out, std::span<const TaskFailure> missing) {
  append_key(out, "missing");
  out += '[';
  for (const TaskFailure& task : missing) {
    out += &task == missing.data() ? "{" : ", {";
    append_text(out, "task", to_string(task.task));
    append_text(out, "stage", to_string(task.failure.stage));
    append_text(out, "code", to_string(task.failure.code));
    append_text(out, "message", task.failure.message);
    out += '}';
  }
  out += ']';
}

/// An imported image has no bytes, so no hash: null.
void append_hash(std::string& out, std::string_view key, std::string_view hash, bool imported) {
  append_key(out, key);
  if (imported) {
    out += "null";
  } else {
    append_json_string(out, hash);
  }
}

}  // namespace

std::string analysis_json(const ImageRef& image, const ImageAnalysis& analysis,
                          std::span<const FeatureValue> features,
                          std::span<const TaskFailure> missing) {
  const bool imported = is_import_key(analysis.content.sha256);
  std::string out = "{";
  append_text(out, "name", image.name);
  append_text(out, "path", image.path);
  append_hash(out, "sha256", analysis.content.sha256, imported);
  append_hash(out, "md5", analysis.content.md5, imported);
  append_number(out, "bytes", analysis.content.bytes);
  append_size(out, analysis.size);
  append_text(out, "format", analysis.format);
  append_decoding(out, analysis);
  append_results(out, analysis);
  append_counts(out, features);
  append_models(out, analysis.models);
  append_missing(out, missing);
  out += "}";
  return out;
}

void write_analysis_ndjson(const Store& store, RunId run, const std::filesystem::path& file) {
  text::ReplaceFile out(file);
  store.analyses().for_each(run, [&](const RunImage& image) {
    out.write(analysis_json(image.ref, image.analysis, image.features, image.missing) + "\n");
  });
  out.commit();
}

}  // namespace imagelift::store
