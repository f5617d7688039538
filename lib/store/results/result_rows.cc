#include "store/results/result_rows.h"

#include <string>

#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

constexpr std::size_t kRowsPerInsert = 16;

const std::string& insert_values_sql() {
  static const std::string sql = [] {
    std::string text = "INSERT INTO feature_value (analysis, feature, value) VALUES (?, ?, ?)";
    for (std::size_t row = 1; row < kRowsPerInsert; ++row) text += ", (?, ?, ?)";
    return text;
  }();
  return sql;
}

}  // namespace

std::int64_t result_digest(Task task, const ImageAnalysis& analysis,
                           std::span<const FeatureValue> features) {
  Fnv1a digest;
  if (const auto add = codec_of(task).add_digest) add(digest, analysis.inference);
  for (const FeatureValue& feature : features) {
    digest.add(to_string(feature.id.kind));
    digest.add(feature.id.name);
    digest.add(feature.value);
  }
  return digest.value();
}

std::optional<std::int64_t> begin_result(StoreParts& parts, std::int64_t image, std::int64_t model,
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

void put_values(StoreParts& parts, std::int64_t result, std::span<const FeatureValue> features) {
  const auto bind_row = [&](Statement& statement, int first, const FeatureValue& feature) {
    statement.bind_one(first, result);
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

void put_result(StoreParts& parts, std::int64_t result, Task task, const Inference& inference,
                std::span<const FeatureValue> features) {
  put_values(parts, result, features);
  if (const auto put = codec_of(task).put) put(parts, result, inference);
}

void read_result(StoreParts& parts, std::int64_t result, Task task, Inference& inference) {
  if (const auto read = codec_of(task).read) read(parts, result, inference);
}

}  // namespace imagelift::store
