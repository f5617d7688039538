#include "infer/deciding_rules.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "infer/loaded_models.h"
#include "tests/unit/tests_folder.h"
#include "tiny_store.h"

using namespace imagelift;
using namespace imagelift::infer;
using nlohmann::json;
using testing::TinyStore;

namespace {

/// A change of a committed manifest, and which of its tasks' results are then other work.
struct Change {
  const char* model;
  const char* pointer;  ///< RFC 6901
  const char* value;    ///< JSON
  std::vector<Task> decides;
};

std::ostream& operator<<(std::ostream& stream, const Change& change) {
  return stream << change.model << change.pointer << " = " << change.value;
}

constexpr auto kClassifier = "efficientnet_lite2";
const std::vector kBoth = {Task::labels, Task::embedding};
const std::vector kObjects = {Task::objects};
const std::vector kFaces = {Task::faces};
const std::vector kRating = {Task::aesthetic};

const Change kChanges[] = {
    {"yolov3_tiny", "/output/layers/1/anchors/0/0", "22", kObjects},
    {"yolov3_tiny", "/output/layers/0/stride", "16", kObjects},
    {"yolov3_tiny", "/output/score", "0.11", kObjects},
    {"yolov3_tiny", "/output/overlap", "0.5", kObjects},
    {"yolov3_tiny", "/input/mean/2", "1", kObjects},
    {"yolov3_tiny", "/input/deviation/0", "254", kObjects},
    {"yolov3_tiny", "/input/channels", "\"BGR\"", kObjects},
    {"yolov3_tiny", "/input/filter", "\"pillow_bilinear\"", kObjects},
    {"yolov3_tiny", "/input/width", "608", kObjects},
    {"yolov3_tiny", "/revision", "2", kObjects},
    {"yolov3_tiny", "/architecture", "\"other\"", kObjects},
    {"yolov3_tiny", "/prepared/sha256", "\"HASH\"", kObjects},
    {kClassifier, "/input/resize", "\"stretch\"", kBoth},
    {kClassifier, "/input/reference", "300", kBoth},
    {kClassifier, "/output/logits", "2", {Task::labels}},
    {kClassifier, "/output/embedding", "3", {Task::embedding}},
    {"mtcnn", "/output/smallest_face", "24", kFaces},
    {"mtcnn", "/output/scale_factor", "0.7", kFaces},
    {"mtcnn", "/output/scores/1", "0.71", kFaces},
    {"nima_mobilenet", "/input/filter", "\"pillow_bilinear\"", kRating},
    {"nima_mobilenet", "/input/mean/0", "120", kRating},
    // What decides nothing.
    {"yolov3_tiny", "/title", "\"another\"", {}},
    {"yolov3_tiny", "/licence", "\"another\"", {}},
    {"yolov3_tiny", "/default", "false", {}},
    {"yolov3_tiny", "/source/package", "\"other==1\"", {}},
    {"yolov3_tiny", "/source/files/0/member", "\"moved/yolov3-tiny.weights\"", {}},
    {"yolov3_tiny", "/presence/threshold", "0.3", {}},
    {"yolov3_tiny", "/output/layers/1/published_anchors/0/0", "11", {}},
    {"yolov3_tiny", "/prepared/file", "\"other.pt\"", {}},
    {"yolov3_tiny", "/prepared/recipe", "\"other\"", {}},
    {kClassifier, "/input/mean/0", "127.0", {}},
};

const std::string kHash(64, 'b');

/// The committed manifest as if it were prepared, in a folder of its own with its labels.
class Prepared {
 public:
  explicit Prepared(const std::string& model) : model_(model) {
    const auto folder = test_files::tests_folder().parent_path() / "models";
    std::ifstream stream(folder / (model + ".json"));
    manifest = json::parse(stream);
    manifest["prepared"] = {{"file", model + ".pt"},
                            {"sha256", std::string(64, 'a')},
                            {"source_sha256", std::string(64, 'c')},
                            {"recipe", "of prepare.py"}};
    std::filesystem::create_directory(store_.folder() / "labels");
    if (!manifest.contains("labels")) return;
    const std::string labels = manifest["labels"];
    std::filesystem::copy_file(folder / labels, store_.folder() / labels);
  }

  Manifest read() const {
    store_.write(model_ + ".json", manifest.dump());
    return read_manifest(store_.folder() / (model_ + ".json"));
  }

  void add_label(const std::string& line) const {
    std::ofstream(store_.folder() / manifest["labels"].get<std::string>(), std::ios::app) << line;
  }

  json manifest;

 private:
  std::string model_;
  TinyStore store_;
};

std::vector<Task> decided(const Manifest& before, const Manifest& after) {
  std::vector<Task> tasks;
  for (const Task task : before.tasks) {
    if (settings_of(before, task) != settings_of(after, task)) tasks.push_back(task);
  }
  return tasks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deciding_rules_tests)

BOOST_DATA_TEST_CASE(a_change_alters_the_key_of_what_it_decides_and_no_other,
                     boost::unit_test::data::make(kChanges), change) {
  Prepared model(change.model);
  const Manifest before = model.read();
  const std::string value =
      change.value == std::string("\"HASH\"") ? json(kHash).dump() : change.value;
  model.manifest[json::json_pointer(change.pointer)] = json::parse(value);
  if (change.pointer == std::string("/input/resize")) model.manifest["input"].erase("reference");
  BOOST_CHECK(decided(before, model.read()) == change.decides);
}

BOOST_AUTO_TEST_CASE(labels_decide_what_has_labels) {
  const Prepared classifier(kClassifier);
  const Manifest before = classifier.read();
  classifier.add_label("one more\n");
  BOOST_CHECK((decided(before, classifier.read()) == std::vector{Task::labels}));
  const Prepared detector("yolov3_tiny");
  const Manifest detected = detector.read();
  detector.add_label("one more\n");
  BOOST_CHECK(decided(detected, detector.read()) == kObjects);
}

BOOST_AUTO_TEST_CASE(the_rules_can_be_read) {
  const std::string rules = deciding_rules(Prepared("yolov3_tiny").read(), Task::objects);
  for (const char* line : {"anchor 23x27\n", "score 0.1\n", "mean 0,0,0\n", "label toothbrush\n"}) {
    BOOST_TEST(rules.find(line) != std::string::npos, line);
  }
}

BOOST_AUTO_TEST_CASE(the_shipped_detector_has_the_anchors_it_was_trained_with) {
  const Manifest manifest = Prepared("yolov3_tiny").read();
  const auto& layers = std::get<YoloOutput>(manifest.output).layers;
  BOOST_CHECK((layers.at(0).anchors == std::vector<Size>{{81, 82}, {135, 169}, {344, 319}}));
  BOOST_CHECK((layers.at(1).anchors == std::vector<Size>{{23, 27}, {37, 58}, {81, 82}}));
}

BOOST_AUTO_TEST_SUITE_END()
