#include "engine/engine.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "../infer/tiny_store.h"
#include "tests/unit/tests_folder.h"

using namespace imagelift;
using namespace imagelift::engine;
using infer::testing::TinyStore;

namespace {

Bytes bytes_of(const std::string& name) {
  std::ifstream file(test_files::tests_folder() / "data/image/files" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The options of an analysis by one tiny classifier.
AnalysisOptions by_tiny_classifier(const TinyStore& store) {
  store.add(store.classifier("tiny", "classes"));
  return {.models_folder = store.folder(), .models = {}, .limits = {}, .threads = 3};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_tests)

BOOST_AUTO_TEST_CASE(bytes_go_in_and_an_analysis_comes_out) {
  const TinyStore store;
  const Engine engine(by_tiny_classifier(store));
  StageTimings timings;
  const auto result = engine.make_analyser(timings).analyse(bytes_of("composed.png"));
  const auto& [analysis, features] = std::get<Analysed>(result);
  BOOST_TEST(analysis.format == "png");
  BOOST_TEST(analysis.inference.labels->size() == 4U);
  BOOST_TEST(analysis.colours.has_value());
  BOOST_TEST(analysis.models.size() == engine.tasks().size());
  BOOST_TEST(!features.empty());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_image_are_a_failure) {
  const TinyStore store;
  const Engine engine(by_tiny_classifier(store));
  StageTimings timings;
  const auto result = engine.make_analyser(timings).analyse(Bytes{'n', 'o', 'n', 'e'});
  BOOST_CHECK(std::get<Failure>(result).stage == Stage::decode);
}

BOOST_AUTO_TEST_CASE(only_what_is_wanted_is_answered) {
  const TinyStore store;
  const Engine engine(by_tiny_classifier(store));
  StageTimings timings;
  const ImageJob job{.content = {}, .bytes = bytes_of("composed.png"), .wanted = {Task::quality}};
  const auto result = engine.make_analyser(timings).analyse(job);
  const ImageAnalysis& analysis = std::get<Analysed>(result).analysis;
  BOOST_TEST(analysis.quality.has_value());
  BOOST_TEST(!analysis.colours.has_value());
  BOOST_TEST(!analysis.inference.labels.has_value());
  BOOST_TEST(analysis.models.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_is_the_one_asked_for_or_that_of_the_processors) {
  const TinyStore store;
  AnalysisOptions options = by_tiny_classifier(store);
  BOOST_TEST(Engine(options).threads().count == 3);
  BOOST_TEST(Engine(options).threads().reason.empty());
  options.threads = 0;
  BOOST_TEST(Engine(options).threads().count == available_processors().count);
  BOOST_TEST(!Engine(options).threads().reason.empty());
}

BOOST_AUTO_TEST_SUITE_END()
