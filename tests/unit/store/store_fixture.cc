#include "store_fixture.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <stdexcept>

#include "store/schema/sqlite.h"
#include "text/read_file.h"

namespace imagelift::store {
namespace {

std::string hex(std::uint64_t seed, std::size_t digits) {
  std::mt19937_64 random(seed);
  std::string text;
  while (text.size() < digits) text += "0123456789abcdef"[random() % 16];
  return text;
}

class Values {
 public:
  explicit Values(std::uint64_t seed) : random_(seed) {}
  float fraction() { return static_cast<float>(random_() % 100000 + 1) / 100001.0f; }
  std::size_t below(std::size_t limit) { return random_() % limit; }
  Box box() {
    const float x = 100 * fraction();
    const float y = 100 * fraction();
    return {x, y, x + 50 * fraction(), y + 50 * fraction()};
  }
  Point point() { return {100 * fraction(), 100 * fraction()}; }

 private:
  std::mt19937_64 random_;
};

template <class T>
void sort_by_confidence(std::vector<T>& list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const T& a, const T& b) { return a.confidence > b.confidence; });
}

Inference made_up_inference(Values& values) {
  Inference inference;
  inference.labels.emplace();
  for (int i = 0; i < 5; ++i) {
    inference.labels->push_back(
        {"label_" + std::to_string(values.below(40) + 40 * i), values.fraction()});
  }
  sort_by_confidence(*inference.labels);
  inference.objects.emplace();
  const std::vector<std::string> objects = {"dog", "potted plant", "person", "car"};
  for (std::size_t i = values.below(4); i > 0; --i) {
    inference.objects->push_back({objects[values.below(4)], values.fraction(), values.box()});
  }
  sort_by_confidence(*inference.objects);
  inference.faces.emplace();
  for (std::size_t i = values.below(3); i > 0; --i) {
    inference.faces->push_back(
        {values.fraction(),
         values.box(),
         {values.point(), values.point(), values.point(), values.point(), values.point()}});
  }
  sort_by_confidence(*inference.faces);
  inference.aesthetic = AestheticScore{1 + 9 * values.fraction(), values.fraction()};
  inference.embedding.emplace();
  for (int i = 0; i < 16; ++i) inference.embedding->push_back(values.fraction());
  return inference;
}

void dump_query(Connection& connection, const std::string& sql, std::ostream& out) {
  Statement rows = connection.prepare("SELECT json_array(" + sql + " ORDER BY 1");
  while (rows.step()) out << rows.text(0) << '\n';
}

/// In memory where that is possible: the tests sync files thousands of times.
std::filesystem::path fast_folder() {
  const std::filesystem::path memory = "/dev/shm";
  return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() : folder_(fast_folder()), path(folder_.path()) {}

std::vector<ModelIdentity> models_for(std::span<const Task> tasks, const std::string& settings) {
  std::vector<ModelIdentity> models;
  for (const Task task : tasks) {
    models.push_back({task, "model-of-" + std::string(to_string(task)), hex(7, 64), settings});
  }
  return models;
}

ImageAnalysis made_up_analysis(std::uint64_t seed) {
  Values values(seed);
  ImageAnalysis analysis;
  analysis.content = {hex(seed, 64), hex(seed + 1, 32), 1000 + seed};
  analysis.size = {static_cast<int>(100 + seed % 50), 80};
  analysis.format = "jpeg";
  if (seed % 3 == 1) analysis.frames = {true, static_cast<int>(seed % 7) + 2, 2};
  if (seed % 3 == 2) analysis.colour_profile = "converted";
  const float share = values.fraction();
  analysis.colours = {{"brown", share}, {"plum", 1.0 - double{share}}};
  analysis.quality = Quality{values.fraction(), values.fraction(), values.fraction()};
  analysis.inference = made_up_inference(values);
  analysis.models = models_for(kTasks);
  analysis.thumbnail = Thumbnail{{10, 8}, {0xff, 0xd8, static_cast<std::uint8_t>(seed), 0}};
  return analysis;
}

std::vector<FeatureValue> made_up_features(const ImageAnalysis& analysis) {
  std::map<FeatureId, double> values;
  for (const ColourShare& colour : *analysis.colours) {
    values[{FeatureKind::colour, colour.name}] = colour.share;
  }
  values[{FeatureKind::quality, "brightness"}] = analysis.quality->brightness;
  values[{FeatureKind::quality, "contrast"}] = analysis.quality->contrast;
  values[{FeatureKind::quality, "sharpness"}] = analysis.quality->sharpness;
  for (const Label& label : *analysis.inference.labels) {
    values[{FeatureKind::label, label.name}] = double{label.confidence};
  }
  for (const Detection& detection : *analysis.inference.objects) {
    double& best = values[{FeatureKind::object, detection.object}];
    best = std::max(best, double{detection.confidence});
    values[{FeatureKind::count, detection.object}] += 1;
  }
  values[{FeatureKind::aesthetic, "aesthetic"}] = double{analysis.inference.aesthetic->mean};
  std::vector<FeatureValue> features;
  for (const auto& [id, value] : values) features.push_back({id, value});
  return features;
}

RunRecord made_up_run(const std::string& uid) {
  RunRecord run;
  run.uid = uid;
  run.business = "demo";
  run.image_source = "dev";
  run.started_at = "2026-01-01T00:00:00Z";
  run.version = "0.1.0";
  return run;
}

std::string contents(const std::filesystem::path& file) {
  return text::read_beginning(file, 64 << 20);
}

std::string uncompressed(const std::filesystem::path& file) {
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) throw std::runtime_error("no such file: " + file.string());
  std::string text;
  char piece[4096];
  for (int n = 0; (n = gzread(in, piece, sizeof piece)) > 0;) {
    text.append(piece, static_cast<std::size_t>(n));
  }
  if (gzclose(in) != Z_OK) throw std::runtime_error("no whole gzip file: " + file.string());
  return text;
}

void write_contents(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string logical_dump(const std::filesystem::path& store) {
  Connection connection(store, OpenMode::read);
  std::ostringstream out;
  const std::string result_key = "i.content, m.task, m.name, m.sha256, m.settings";
  const std::string of_result = " a JOIN image i ON i.id = a.image JOIN model m ON m.id = a.model";
  const auto below_result = [&](const std::string& table, const std::string& columns) {
    dump_query(connection,
               result_key + ", " + columns + ") FROM " + table +
                   " t JOIN analysis a ON a.id = t.analysis JOIN image i ON i.id = a.image"
                   " JOIN model m ON m.id = a.model LEFT JOIN feature f ON f.id = " +
                   (table == "feature_value" || table == "detection" ? "t.feature" : "NULL"),
               out);
  };
  dump_query(connection,
             "r.uid, b.name, s.name, r.started_at, r.finished_at, r.version, r.settings_json,"
             " r.not_taken_json, r.state, r.metrics_digest) FROM run r JOIN image_source s ON s.id "
             "= r.image_source"
             " JOIN business b ON b.id = s.business",
             out);
  dump_query(connection,
             "r.uid, m.task, m.name, m.sha256, m.settings) FROM run_model rm JOIN run r"
             " ON r.id = rm.run JOIN model m ON m.id = rm.model",
             out);
  dump_query(connection,
             "i.content, md5, bytes, i.width, i.height, format, animated, frames, frame_taken,"
             " colour_profile, t.width, t.height, hex(t.jpeg))"
             " FROM image i LEFT JOIN thumbnail t ON t.image = i.id",
             out);
  dump_query(connection,
             "r.uid, n.path, n.position, n.name, i.content) FROM image_name n JOIN run r"
             " ON r.id = n.run LEFT JOIN image i ON i.id = n.image",
             out);
  dump_query(connection, "r.uid, s.number, s.shards) FROM run_shard s JOIN run r ON r.id = s.run",
             out);
  dump_query(connection,
             "a.content, b.content, evidence, strength) FROM family_pair p JOIN image a ON a.id = "
             "p.one JOIN image b ON b.id = p.other",
             out);
  dump_query(connection,
             "r.uid, rule, contents, without_embedding) FROM family_search s JOIN run r ON r.id = "
             "s.run",
             out);
  dump_query(connection, "r.uid, path, origin, key) FROM family_key k JOIN run r ON r.id = k.run",
             out);
  dump_query(connection, result_key + ", a.digest) FROM analysis" + of_result, out);
  below_result("feature_value", "f.kind, f.name, t.value");
  below_result("detection", "t.position, f.name, t.confidence, x_min, y_min, x_max, y_max");
  below_result("face", "t.position, t.confidence, x_min, y_min, x_max, y_max, nose_x");
  below_result("aesthetic", "mean, standard_deviation");
  below_result("embedding", "hex(vector)");
  dump_query(connection,
             "r.uid, t.row, t.image, t.date, t.impressions, t.clicks, t.ctr) FROM metric t"
             " JOIN run r ON r.id = t.run",
             out);
  dump_query(connection, "uid, reading_json) FROM run", out);
  dump_query(connection,
             "r.uid, t.position, t.name, t.heading, t.unit, t.kind) FROM measure t"
             " JOIN run r ON r.id = t.run",
             out);
  dump_query(connection,
             "r.uid, t.row, t.measure, t.value) FROM measure_value t JOIN run r ON r.id = t.run",
             out);
  dump_query(connection, "r.uid, t.name, t.origin) FROM factor t JOIN run r ON r.id = t.run", out);
  dump_query(connection,
             "r.uid, t.row, t.factor, t.value) FROM factor_value t JOIN run r ON r.id = t.run",
             out);
  dump_query(connection,
             "r.uid, t.path, t.task, t.stage, t.code, t.message) FROM failure t"
             " JOIN run r ON r.id = t.run",
             out);
  dump_query(connection,
             "i.content, rater, rated_at, score) FROM rating t JOIN image i"
             " ON i.id = t.image",
             out);
  dump_query(connection,
             "p.uid, p.rater, p.asked_at, i.content, v.chosen) FROM preference p"
             " LEFT JOIN vote v ON v.preference = p.id LEFT JOIN image i ON i.id = v.image",
             out);
  return out.str();
}

}  // namespace imagelift::store
