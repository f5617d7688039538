#include "store/analysis_json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/import_key.h"
#include "store/json_object.h"
#include "store/run_files.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

void append_size(std::string& out, Size size) {
  append_number(out, "width", static_cast<std::uint64_t>(size.width));
  append_number(out, "height", static_cast<std::uint64_t>(size.height));
}

void append_box(std::string& out, const Box& box) {
  append_key(out, "bounding_box");
  out += '{';
  append_number(out, "x_min", box.x_min);
  append_number(out, "x_max", box.x_max);
  append_number(out, "y_min", box.y_min);
  append_number(out, "y_max", box.y_max);
  out += '}';
}

void append_point(std::string& out, std::string_view key, const Point& point) {
  append_key(out, key);
  out += '[';
  append_json_number(out, point.x);
  out += ", ";
  append_json_number(out, point.y);
  out += ']';
}

void append_one(std::string& out, const Label& label) {
  append_number(out, "confidence", label.confidence);
  append_text(out, "object", label.name);
}

void append_one(std::string& out, const Detection& detection) {
  append_number(out, "confidence", detection.confidence);
  append_text(out, "object", detection.object);
  append_box(out, detection.bounding_box);
}

void append_one(std::string& out, const Face& face) {
  append_number(out, "confidence", face.confidence);
  append_box(out, face.bounding_box);
  append_key(out, "keypoints");
  out += '{';
  append_point(out, "nose", face.landmarks.nose);
  append_point(out, "left_eye", face.landmarks.left_eye);
  append_point(out, "right_eye", face.landmarks.right_eye);
  append_point(out, "mouth_left", face.landmarks.mouth_left);
  append_point(out, "mouth_right", face.landmarks.mouth_right);
  out += '}';
}

template <class T>
void append_list(std::string& out, Task task, const std::optional<std::vector<T>>& list) {
  append_key(out, facts(task).json_key);
  if (!list) {
    out += "null";
    return;
  }
  out += '[';
  for (const T& entry : *list) {
    out += &entry == list->data() ? "{" : ", {";
    append_one(out, entry);
    out += '}';
  }
  out += ']';
}

/// Which picture of the file it is, and what became of the file's colour profile.
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

void append_colours(std::string& out, const std::optional<std::vector<ColourShare>>& colours) {
  append_key(out, facts(Task::colours).json_key);
  if (!colours) {
    out += "null";
    return;
  }
  out += '{';
  for (const ColourShare& colour : *colours) append_number(out, colour.name, colour.share);
  out += '}';
}

void append_scores(std::string& out, const ImageAnalysis& analysis) {
  append_key(out, facts(Task::aesthetic).json_key);
  if (const auto& aesthetic = analysis.inference.aesthetic) {
    out += '{';
    append_number(out, "mean", aesthetic->mean);
    append_number(out, "standard_deviation", aesthetic->standard_deviation);
    out += '}';
  } else {
    out += "null";
  }
  append_key(out, facts(Task::quality).json_key);
  if (const auto& quality = analysis.quality) {
    out += '{';
    append_number(out, "brightness", quality->brightness);
    append_number(out, "contrast", quality->contrast);
    append_number(out, "sharpness", quality->sharpness);
    out += '}';
  } else {
    out += "null";
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

/// An imported picture has no bytes, so no hash: null.
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
  append_list(out, Task::labels, analysis.inference.labels);
  append_list(out, Task::objects, analysis.inference.objects);
  append_list(out, Task::faces, analysis.inference.faces);
  append_colours(out, analysis.colours);
  append_scores(out, analysis);
  append_counts(out, features);
  append_models(out, analysis.models);
  append_missing(out, missing);
  out += "}";
  return out;
}

void write_analysis_ndjson(const Store& store, RunId run, const std::filesystem::path& file) {
  text::ReplaceFile out(file);
  store.for_each_image(run, [&](const RunImage& image) {
    out.write(analysis_json(image.ref, image.analysis, image.features, image.missing) + "\n");
  });
  out.commit();
}

}  // namespace imagelift::store
