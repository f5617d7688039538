#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "core/detection.h"

namespace imagelift::infer::testing {

inline Box box_of(const nlohmann::json& edges) {
  return {edges[0].get<float>(), edges[1].get<float>(), edges[2].get<float>(),
          edges[3].get<float>()};
}

/// `expected` is [[index, ..., probability]]; `names` the classes in index order.
inline void check_labels(const std::vector<Label>& labels, const nlohmann::json& expected,
                         const std::vector<std::string>& names) {
  BOOST_REQUIRE(labels.size() == expected.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    BOOST_TEST(labels[i].name == names.at(expected[i].front().get<std::size_t>()));
    BOOST_TEST(std::abs(labels[i].confidence - expected[i].back().get<float>()) <= 0.005F);
  }
}

/// `expected` is [[name, score, box]], best first, from score 0.3.
inline void check_objects(const std::vector<Detection>& objects, const nlohmann::json& expected) {
  const auto first_weak = std::find_if(objects.begin(), objects.end(), [](const Detection& object) {
    return object.confidence < 0.3F;
  });
  BOOST_REQUIRE(static_cast<std::size_t>(first_weak - objects.begin()) == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    BOOST_TEST(objects[i].object == expected[i][0].get<std::string>());
    BOOST_TEST(std::abs(objects[i].confidence - expected[i][1].get<float>()) <= 0.01F);
    BOOST_TEST(intersection_over_union(objects[i].bounding_box, box_of(expected[i][2])) > 0.95F);
  }
}

inline void check_near(const Point& point, const nlohmann::json& expected) {
  BOOST_TEST(std::abs(point.x - expected[0].get<float>()) <= 2);
  BOOST_TEST(std::abs(point.y - expected[1].get<float>()) <= 2);
}

/// `expected` is [{`score_key`, box, landmarks}] in any order.
inline void check_faces(const std::vector<Face>& faces, nlohmann::json expected,
                        const char* score_key) {
  std::sort(expected.begin(), expected.end(), [&](const auto& a, const auto& b) {
    return a[score_key].template get<float>() > b[score_key].template get<float>();
  });
  BOOST_REQUIRE(faces.size() == expected.size());
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const Box box = box_of(expected[i]["box"]);
    check_near({faces[i].bounding_box.x_min, faces[i].bounding_box.y_min}, {box.x_min, box.y_min});
    check_near({faces[i].bounding_box.x_max, faces[i].bounding_box.y_max}, {box.x_max, box.y_max});
    const Landmarks& found = faces[i].landmarks;
    const auto& points = expected[i]["landmarks"];
    check_near(found.left_eye, points[0]);
    check_near(found.right_eye, points[1]);
    check_near(found.nose, points[2]);
    check_near(found.mouth_left, points[3]);
    check_near(found.mouth_right, points[4]);
    BOOST_TEST(std::abs(faces[i].confidence - expected[i][score_key].get<float>()) <= 0.01F);
  }
}

inline void check_score(const AestheticScore& score, const nlohmann::json& expected) {
  BOOST_TEST(std::abs(score.mean - expected[0].get<float>()) <= 0.05F);
  BOOST_TEST(std::abs(score.standard_deviation - expected[1].get<float>()) <= 0.05F);
}

inline double cosine(const Embedding& a, const std::vector<float>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace imagelift::infer::testing
