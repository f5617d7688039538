// Labels and objects: what a classifier (no box) or a detector names. Both stand in `detection`.
#include "store/results/box_codec.h"
#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

void put_labels(StoreParts& parts, std::int64_t result, const Inference& inference) {
  if (!inference.labels) return;
  int position = 0;
  for (const Label& label : *inference.labels) {
    const std::int64_t feature = parts.feature_id({FeatureKind::label, label.name});
    parts.connection.run(
        "INSERT INTO detection (analysis, position, feature, confidence) VALUES (?, ?, ?, ?)",
        result, position++, feature, double{label.confidence});
  }
}

void put_objects(StoreParts& parts, std::int64_t result, const Inference& inference) {
  if (!inference.objects) return;
  int position = 0;
  for (const Detection& object : *inference.objects) {
    const std::int64_t feature = parts.feature_id({FeatureKind::object, object.object});
    const Box& box = object.bounding_box;
    parts.connection.run("INSERT INTO detection VALUES (?, ?, ?, ?, ?, ?, ?, ?)", result,
                         position++, feature, double{object.confidence}, double{box.x_min},
                         double{box.y_min}, double{box.x_max}, double{box.y_max});
  }
}

void read_labels(StoreParts& parts, std::int64_t result, Inference& inference) {
  std::vector<Label>& labels = inference.labels.emplace();
  Statement& rows = parts.connection.cached(
      "SELECT f.name, d.confidence FROM detection d JOIN feature f ON f.id = d.feature"
      " WHERE d.analysis = ? ORDER BY d.position");
  rows.bind(result);
  while (rows.step()) labels.push_back({std::string(rows.text(0)), rows.real32(1)});
  rows.reset();
}

void read_objects(StoreParts& parts, std::int64_t result, Inference& inference) {
  std::vector<Detection>& objects = inference.objects.emplace();
  Statement& rows = parts.connection.cached(
      "SELECT f.name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max"
      " FROM detection d JOIN feature f ON f.id = d.feature"
      " WHERE d.analysis = ? ORDER BY d.position");
  rows.bind(result);
  while (rows.step()) {
    objects.push_back({std::string(rows.text(0)), rows.real32(1), box_in(rows, 2)});
  }
  rows.reset();
}

void digest_labels(Fnv1a& digest, const Inference& inference) {
  if (!inference.labels) return;
  for (const Label& label : *inference.labels) {
    digest.add(label.name);
    digest.add(double{label.confidence});
  }
}

void digest_objects(Fnv1a& digest, const Inference& inference) {
  if (!inference.objects) return;
  for (const Detection& object : *inference.objects) {
    digest.add(object.object);
    digest.add(double{object.confidence});
    add_digest(digest, object.bounding_box);
  }
}

void append_labels(std::string& out, const ImageAnalysis& analysis) {
  append_list(out, analysis.inference.labels, [](std::string& text, const Label& label) {
    append_number(text, "confidence", label.confidence);
    append_text(text, "object", label.name);
  });
}

void append_objects(std::string& out, const ImageAnalysis& analysis) {
  append_list(out, analysis.inference.objects, [](std::string& text, const Detection& object) {
    append_number(text, "confidence", object.confidence);
    append_text(text, "object", object.object);
    append_box(text, object.bounding_box);
  });
}

}  // namespace

const ResultCodec kLabelCodec = {.task = Task::labels,
                                 .put = put_labels,
                                 .read = read_labels,
                                 .add_digest = digest_labels,
                                 .append_json = append_labels,
                                 // Of both tasks, since both have their rows there.
                                 .merge_sql = R"sql(
INSERT INTO main.detection
  SELECT t.ours, d.position, mf.ours, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max
  FROM taken t JOIN other.detection d ON d.analysis = t.theirs
  JOIN map_feature mf ON mf.theirs = d.feature;
)sql"};

const ResultCodec kObjectCodec = {.task = Task::objects,
                                  .put = put_objects,
                                  .read = read_objects,
                                  .add_digest = digest_objects,
                                  .append_json = append_objects};

}  // namespace imagelift::store
