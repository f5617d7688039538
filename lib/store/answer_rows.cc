#include "store/answer_rows.h"

#include <bit>
#include <cstring>
#include <string>
#include <vector>

namespace imagelift::store {
namespace {

static_assert(std::endian::native == std::endian::little, "embeddings are stored as they lie");

constexpr std::size_t kRowsPerInsert = 16;

const std::string& insert_values_sql() {
  static const std::string sql = [] {
    std::string text = "INSERT INTO feature_value (analysis, feature, value) VALUES (?, ?, ?)";
    for (std::size_t row = 1; row < kRowsPerInsert; ++row) text += ", (?, ?, ?)";
    return text;
  }();
  return sql;
}

void put_labels(StoreParts& parts, std::int64_t answer, const std::vector<Label>& labels) {
  int position = 0;
  for (const Label& label : labels) {
    const std::int64_t feature = parts.feature_id({FeatureKind::label, label.name});
    parts.connection.run(
        "INSERT INTO detection (analysis, position, feature, confidence) VALUES (?, ?, ?, ?)",
        answer, position++, feature, double{label.confidence});
  }
}

void put_objects(StoreParts& parts, std::int64_t answer, const std::vector<Detection>& objects) {
  int position = 0;
  for (const Detection& object : objects) {
    const std::int64_t feature = parts.feature_id({FeatureKind::object, object.object});
    const Box& box = object.bounding_box;
    parts.connection.run("INSERT INTO detection VALUES (?, ?, ?, ?, ?, ?, ?, ?)", answer,
                         position++, feature, double{object.confidence}, double{box.x_min},
                         double{box.y_min}, double{box.x_max}, double{box.y_max});
  }
}

void put_faces(StoreParts& parts, std::int64_t answer, const std::vector<Face>& faces) {
  int position = 0;
  for (const Face& face : faces) {
    const Box& box = face.bounding_box;
    const Landmarks& at = face.landmarks;
    parts.connection.run(
        "INSERT INTO face VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", answer,
        position++, double{face.confidence}, double{box.x_min}, double{box.y_min},
        double{box.x_max}, double{box.y_max}, double{at.left_eye.x}, double{at.left_eye.y},
        double{at.right_eye.x}, double{at.right_eye.y}, double{at.nose.x}, double{at.nose.y},
        double{at.mouth_left.x}, double{at.mouth_left.y}, double{at.mouth_right.x},
        double{at.mouth_right.y});
  }
}

std::span<const std::uint8_t> bytes_of(const Embedding& embedding) {
  return {reinterpret_cast<const std::uint8_t*>(embedding.data()),
          embedding.size() * sizeof(float)};
}

float number(const Statement& row, int column) {
  return static_cast<float>(row.real(column));
}

std::vector<Label> read_labels(StoreParts& parts, std::int64_t answer) {
  std::vector<Label> labels;
  Statement& rows = parts.connection.cached(
      "SELECT f.name, d.confidence FROM detection d JOIN feature f ON f.id = d.feature"
      " WHERE d.analysis = ? ORDER BY d.position");
  rows.bind(answer);
  while (rows.step()) labels.push_back({std::string(rows.text(0)), number(rows, 1)});
  rows.reset();
  return labels;
}

std::vector<Detection> read_objects(StoreParts& parts, std::int64_t answer) {
  std::vector<Detection> objects;
  Statement& rows = parts.connection.cached(
      "SELECT f.name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max"
      " FROM detection d JOIN feature f ON f.id = d.feature"
      " WHERE d.analysis = ? ORDER BY d.position");
  rows.bind(answer);
  while (rows.step()) {
    objects.push_back({std::string(rows.text(0)),
                       number(rows, 1),
                       {number(rows, 2), number(rows, 3), number(rows, 4), number(rows, 5)}});
  }
  rows.reset();
  return objects;
}

std::vector<Face> read_faces(StoreParts& parts, std::int64_t answer) {
  std::vector<Face> faces;
  Statement& rows =
      parts.connection.cached("SELECT * FROM face WHERE analysis = ? ORDER BY position");
  rows.bind(answer);
  const auto point = [&](int column) {
    return Point{number(rows, column), number(rows, column + 1)};
  };
  while (rows.step()) {
    faces.push_back({number(rows, 2),
                     {number(rows, 3), number(rows, 4), number(rows, 5), number(rows, 6)},
                     {point(7), point(9), point(11), point(13), point(15)}});
  }
  rows.reset();
  return faces;
}

std::optional<AestheticScore> read_aesthetic(StoreParts& parts, std::int64_t answer) {
  std::optional<AestheticScore> score;
  Statement& rows =
      parts.connection.cached("SELECT mean, standard_deviation FROM aesthetic WHERE analysis = ?");
  rows.bind(answer);
  if (rows.step()) score = AestheticScore{number(rows, 0), number(rows, 1)};
  rows.reset();
  return score;
}

std::optional<Embedding> read_embedding(StoreParts& parts, std::int64_t answer) {
  std::optional<Embedding> embedding;
  Statement& rows = parts.connection.cached("SELECT vector FROM embedding WHERE analysis = ?");
  rows.bind(answer);
  if (rows.step()) {
    const auto bytes = rows.blob(0);
    embedding.emplace(bytes.size() / sizeof(float));
    if (!bytes.empty()) std::memcpy(embedding->data(), bytes.data(), bytes.size());
  }
  rows.reset();
  return embedding;
}

}  // namespace

std::optional<std::int64_t> begin_answer(StoreParts& parts, std::int64_t image, std::int64_t model,
                                         std::int64_t digest) {
  Connection& connection = parts.connection;
  const auto stored = connection.find_integer(
      "SELECT digest FROM analysis WHERE image = ? AND model = ?", image, model);
  if (stored == digest) return std::nullopt;
  if (stored) connection.run("DELETE FROM analysis WHERE image = ? AND model = ?", image, model);
  return connection.integer(
      "INSERT INTO analysis (image, model, digest) VALUES (?, ?, ?) RETURNING id", image, model,
      digest);
}

void put_values(StoreParts& parts, std::int64_t answer, std::span<const FeatureValue> features) {
  const auto bind_row = [&](Statement& statement, int first, const FeatureValue& feature) {
    statement.bind_one(first, answer);
    statement.bind_one(first + 1, parts.feature_id(feature.id));
    statement.bind_one(first + 2, feature.value);
  };
  while (features.size() >= kRowsPerInsert) {
    Statement& insert = parts.connection.cached(insert_values_sql());
    for (std::size_t row = 0; row < kRowsPerInsert; ++row) {
      bind_row(insert, static_cast<int>(3 * row + 1), features[row]);
    }
    insert.run();
    features = features.subspan(kRowsPerInsert);
  }
  Statement& insert = parts.connection.cached(
      "INSERT INTO feature_value (analysis, feature, value) VALUES (?, ?, ?)");
  for (const FeatureValue& feature : features) {
    bind_row(insert, 1, feature);
    insert.run();
  }
}

void put_answer(StoreParts& parts, std::int64_t answer, Task task, const Inference& inference,
                std::span<const FeatureValue> features) {
  put_values(parts, answer, features);
  if (task == Task::labels && inference.labels) put_labels(parts, answer, *inference.labels);
  if (task == Task::objects && inference.objects) put_objects(parts, answer, *inference.objects);
  if (task == Task::faces && inference.faces) put_faces(parts, answer, *inference.faces);
  if (task == Task::aesthetic && inference.aesthetic) {
    parts.connection.run("INSERT INTO aesthetic VALUES (?, ?, ?)", answer,
                         double{inference.aesthetic->mean},
                         double{inference.aesthetic->standard_deviation});
  }
  if (task == Task::embedding && inference.embedding) {
    parts.connection.run("INSERT INTO embedding (analysis, vector) VALUES (?, ?)", answer,
                         bytes_of(*inference.embedding));
  }
}

void put_back_embedding(StoreParts& parts, std::int64_t image, std::int64_t model,
                        const Inference& inference) {
  if (!inference.embedding) return;
  parts.connection.run(
      "INSERT OR IGNORE INTO embedding (analysis, vector)"
      " SELECT id, ? FROM analysis WHERE image = ? AND model = ?",
      bytes_of(*inference.embedding), image, model);
}

void read_answer(StoreParts& parts, std::int64_t answer, Task task, Inference& inference) {
  switch (task) {
    case Task::labels:
      inference.labels = read_labels(parts, answer);
      break;
    case Task::objects:
      inference.objects = read_objects(parts, answer);
      break;
    case Task::faces:
      inference.faces = read_faces(parts, answer);
      break;
    case Task::aesthetic:
      inference.aesthetic = read_aesthetic(parts, answer);
      break;
    case Task::embedding:
      inference.embedding = read_embedding(parts, answer);
      break;
    case Task::colours:
    case Task::quality:
      break;  // all they say is in the feature values
  }
}

}  // namespace imagelift::store
