// What independent implementations say of the demo's photos: tests/data/reference.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "agreement.h"
#include "image/resize.h"
#include "infer/face_cascade.h"
#include "infer/loaded_models.h"
#include "infer/manifest.h"
#include "prepared_models.h"
#include "tests/unit/tests_folder.h"

using namespace imagelift;
using namespace imagelift::infer;
using namespace imagelift::infer::testing;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

json reference() {
  std::ifstream stream(test_files::tests_folder() / "data/reference/photos.json");
  return json::parse(stream);
}

image::Pixels demo_photo(const std::string& name) {
  const fs::path folder = from_environment("IMAGELIFT_DEMO_PHOTOS", "demo/photos");
  if (!fs::exists(folder / name)) skip("no " + (folder / name).string() + " (./bootstrap demo)");
  return image_of(folder / name);
}

std::vector<std::string> labels_of(const std::string& name) {
  return read_manifest(from_environment("IMAGELIFT_MODELS", "models/store") / (name + ".json"))
      .labels;
}

void check_classifier(const std::string& name) {
  Session session(prepared_models(name));
  const auto names = labels_of(name);
  const std::array wanted = {Task::labels, Task::embedding};
  const json photos = reference();
  for (const auto& [photo, expected] : photos.items()) {
    BOOST_TEST_CONTEXT(photo) {
      const Inference inference = session.run(demo_photo(photo), wanted);
      check_labels(*inference.labels, expected[name]["top5"], names);
      const auto first = expected[name]["embedding"].get<std::vector<float>>();
      for (std::size_t i = 0; i < first.size(); ++i) {
        BOOST_TEST(std::abs(inference.embedding->at(i) - first[i]) <= 0.001F);
      }
    }
  }
}

json with_names(json detections, const std::vector<std::string>& names) {
  for (json& detection : detections) detection[0] = names.at(detection[0].get<std::size_t>());
  return detections;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reference_photos_tests)

BOOST_AUTO_TEST_CASE(efficientnet_lite2_agrees) {
  check_classifier("efficientnet_lite2");
}

BOOST_AUTO_TEST_CASE(mobilenet_v2_agrees) {
  check_classifier("mobilenet_v2");
}

BOOST_AUTO_TEST_CASE(objects_faces_and_ratings_agree) {
  Session session(prepared_models("mobilenet_v2"));
  const auto names = labels_of("yolov3_tiny");
  const json photos = reference();
  for (const auto& [photo, expected] : photos.items()) {
    BOOST_TEST_CONTEXT(photo) {
      const Inference inference = session.run(demo_photo(photo), kNetworkTasks);
      check_objects(*inference.objects, with_names(expected["yolov3_tiny"], names));
      check_faces(*inference.faces, expected["mtcnn"], "score");
      check_score(*inference.aesthetic, expected["nima_mobilenet"]);
      BOOST_TEST(inference.failures.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(bands_do_not_change_the_faces) {
  const auto& loaded = prepared_models("mobilenet_v2").loaded();
  const LoadedModel& model = *loaded.by_task.at(Task::faces);
  const FaceNetworks networks{model.networks[0], model.networks[1], model.networks[2]};
  const auto& rule = std::get<CascadeOutput>(model.manifest.output);
  const image::Pixels picture = demo_photo("astronaut.png");
  const auto whole = find_faces(picture, networks, rule);
  const auto banded = find_faces(picture, networks, rule, 10000);
  BOOST_TEST(whole.size() == 1U);
  BOOST_REQUIRE(banded.size() == whole.size());
  BOOST_TEST(intersection_over_union(whole[0].bounding_box, banded[0].bounding_box) > 0.999F);
}

// 40 pixels of a view of 1,080 are 111 of a photo of 12 megapixels.
BOOST_AUTO_TEST_CASE(no_face_of_40_pixels_in_the_view_is_lost_in_a_large_photo) {
  const image::Pixels photo = demo_photo("astronaut.png");
  const Box known = box_of(reference()["astronaut.png"]["mtcnn"][0]["box"]);
  const double scale = 40.0 * 3000 / 1080 / (known.y_max - known.y_min);
  const Size size{static_cast<int>(photo.width * scale), static_cast<int>(photo.height * scale)};
  const image::Pixels person = image::resize(photo, size, image::Filter::area);
  image::Pixels large{4000, 3000, std::vector<std::uint8_t>(4000 * 3000 * 3, 120), {}};
  const std::array<Point, 3> places = {{{40, 30}, {1777, 1231}, {3401, 2399}}};
  for (const Point place : places) {
    for (int y = 0; y < size.height; ++y) {
      const auto to =
          (static_cast<std::ptrdiff_t>(place.y) + y) * 4000 + static_cast<std::ptrdiff_t>(place.x);
      std::copy_n(person.rgb.begin() + std::ptrdiff_t{3} * y * size.width, 3 * size.width,
                  large.rgb.begin() + 3 * to);
    }
  }
  Session session(prepared_models("mobilenet_v2"));
  const auto faces = *session.run(large, std::array{Task::faces}).faces;
  for (const Point place : places) {
    const auto by = static_cast<float>(scale);
    const Box wanted{place.x + known.x_min * by, place.y + known.y_min * by,
                     place.x + known.x_max * by, place.y + known.y_max * by};
    BOOST_TEST(std::ranges::any_of(faces, [&](const Face& face) {
      return face.confidence > 0.9F && intersection_over_union(face.bounding_box, wanted) > 0.6F;
    }));
  }
}

BOOST_AUTO_TEST_CASE(threads_and_order_do_not_change_a_bit) {
  const ModelSet& models = prepared_models("mobilenet_v2");
  const image::Pixels astronaut = demo_photo("astronaut.png");
  const image::Pixels coffee = demo_photo("coffee.png");
  Session first(models);
  const Inference alone = first.run(astronaut, kNetworkTasks);
  std::array<Inference, 2> together;
  {
    std::vector<std::jthread> threads;
    for (Inference& inference : together) {
      threads.emplace_back([&] {
        Session session(models);
        session.run(coffee, kNetworkTasks);
        inference = session.run(astronaut, kNetworkTasks);
      });
    }
  }
  for (const Inference& inference : together) {
    BOOST_CHECK(inference.labels == alone.labels);
    BOOST_CHECK(inference.objects == alone.objects);
    BOOST_CHECK(inference.faces == alone.faces);
    BOOST_CHECK(inference.aesthetic == alone.aesthetic);
    BOOST_CHECK(inference.embedding == alone.embedding);
  }
}

BOOST_AUTO_TEST_SUITE_END()
