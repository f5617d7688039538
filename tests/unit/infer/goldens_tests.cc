// The reference outputs of the default models, beside the checkout.
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "agreement.h"
#include "infer/manifest.h"
#include "prepared_models.h"

using namespace imagelift;
using namespace imagelift::infer;
using namespace imagelift::infer::testing;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

fs::path goldens() {
  const fs::path folder = from_environment("IMAGELIFT_SHARED", "../shared") / "goldens";
  if (!fs::exists(folder / "goldens.json")) skip("no reference outputs in " + folder.string());
  return folder;
}

json read(const fs::path& file) {
  std::ifstream stream(file);
  return json::parse(stream);
}

/// Darknet's names of six classes, as COCO has them.
json with_official_names(json detections) {
  const std::map<std::string, std::string> official = {
      {"motorbike", "motorcycle"},     {"aeroplane", "airplane"},       {"sofa", "couch"},
      {"pottedplant", "potted plant"}, {"diningtable", "dining table"}, {"tvmonitor", "tv"}};
  for (json& detection : detections) {
    const auto found = official.find(detection[0].get<std::string>());
    if (found != official.end()) detection[0] = found->second;
  }
  return detections;
}

void check_classifier(const std::string& name) {
  const fs::path folder = goldens();
  Session session(prepared_models(name));
  const auto names =
      read_manifest(from_environment("IMAGELIFT_MODELS", "models/store") / (name + ".json")).labels;
  const json embeddings = read(folder / "embeddings.json");
  const std::array wanted = {Task::labels, Task::embedding};
  const json photos = read(folder / "goldens.json");
  for (const auto& [photo, expected] : photos.items()) {
    BOOST_TEST_CONTEXT(photo) {
      const Inference inference = session.run(image_of(folder / "photos" / photo), wanted);
      json classes;
      for (const json& row : expected[name + "_top5"]) classes.push_back({row[0], row[2]});
      check_labels(*inference.labels, classes, names);
      const auto embedding = embeddings[photo][name].get<std::vector<float>>();
      BOOST_TEST(embedding.size() == inference.embedding->size());
      BOOST_TEST(cosine(*inference.embedding, embedding) >= 0.999);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(goldens_tests)

BOOST_AUTO_TEST_CASE(efficientnet_lite2_agrees) {
  check_classifier("efficientnet_lite2");
}

BOOST_AUTO_TEST_CASE(mobilenet_v2_agrees) {
  check_classifier("mobilenet_v2");
}

BOOST_AUTO_TEST_CASE(objects_faces_and_ratings_agree) {
  const fs::path folder = goldens();
  Session session(prepared_models("mobilenet_v2"));
  const json photos = read(folder / "goldens.json");
  for (const auto& [photo, expected] : photos.items()) {
    BOOST_TEST_CONTEXT(photo) {
      const Inference inference = session.run(image_of(folder / "photos" / photo), kNetworkTasks);
      check_objects(*inference.objects,
                    with_official_names(expected["yolov3_tiny_conf0.3_nms0.45"]));
      check_faces(*inference.faces, expected["mtcnn"], "prob");
      check_score(*inference.aesthetic, expected["nima"]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
