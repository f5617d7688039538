#include "report/data/details.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

store::RunImage image_of(const std::string& sha256, std::optional<Embedding> embedding) {
  store::RunImage image;
  image.analysis.content.sha256 = sha256;
  image.analysis.inference.embedding = std::move(embedding);
  return image;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(details_tests)

BOOST_AUTO_TEST_CASE(copies_of_an_image_are_not_its_look_alikes_and_stand_once_in_others) {
  DetailsGatherer gatherer;
  gatherer.add(image_of("a", Embedding{1, 0}));
  gatherer.add(image_of("b", Embedding{0.6f, 0.8f}));
  gatherer.add(image_of("a", Embedding{1, 0}));
  gatherer.add(image_of("c", std::nullopt));
  gatherer.add(image_of("d", Embedding{0, 1}));
  const Details details = gatherer.finish();
  BOOST_TEST(details.look_alikes_left_out == "");
  BOOST_REQUIRE(details.look_alikes.size() == 5u);
  BOOST_TEST((details.look_alikes[0] == std::vector<families::LookAlike>{{1, 0.6f}, {4, 0}}));
  BOOST_TEST((details.look_alikes[2] == details.look_alikes[0]));
  BOOST_TEST((details.look_alikes[1] == std::vector<families::LookAlike>{{4, 0.8f}, {0, 0.6f}}));
  BOOST_TEST(details.look_alikes[3].empty());
}

BOOST_AUTO_TEST_CASE(too_many_images_have_no_look_alikes_and_say_so) {
  DetailsGatherer gatherer(2);
  for (const char* content : {"a", "b", "a"}) gatherer.add(image_of(content, Embedding{1, 0}));
  DetailsGatherer more(2);
  for (const char* content : {"a", "b", "c", "d"}) more.add(image_of(content, Embedding{1, 0}));
  BOOST_TEST(gatherer.finish().look_alikes.size() == 3u);
  const Details details = more.finish();
  BOOST_TEST(details.look_alikes.empty());
  BOOST_TEST(details.images.size() == 4u);
  BOOST_TEST(details.look_alikes_left_out.find("more than 2 images") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_run_without_embeddings_says_so) {
  DetailsGatherer gatherer;
  gatherer.add(image_of("a", std::nullopt));
  BOOST_TEST(gatherer.finish().look_alikes_left_out ==
             "The store has no embeddings of these images: none were computed, or they were "
             "dropped.");
}

BOOST_AUTO_TEST_CASE(objects_and_faces_are_taken_over) {
  store::RunImage image = image_of("a", std::nullopt);
  image.analysis.inference.objects = {{"dog", 0.5f, {1, 2, 3, 4}}};
  image.analysis.inference.faces = std::vector<Face>(2);
  DetailsGatherer gatherer;
  gatherer.add(image);
  const Details details = gatherer.finish();
  BOOST_TEST(details.images[0].size() == 3u);
  BOOST_TEST(details.images[0][0].id.name == "dog");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
