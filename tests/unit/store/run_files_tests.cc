#include "store/run_files.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <utility>

#include "store/json_value.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

const std::vector<std::string> kHostileNames = {"plain",        "\"><script>alert(1)</script>",
                                                "]]>",          "a\nb",
                                                "\u202Ertl",    "=cmd()",
                                                "ctrl\x01\x1f", "\uFFFF",
                                                "&amp;",        "caf\u00e9 ☕",
                                                "back\\slash"};

struct OneRun : TemporaryFolder {
  Store store = Store::open(path / "imagelift.sqlite");
  RunId run = store.begin_run(made_up_run("u1"), models_for(kTasks));
  std::filesystem::path out = path / "out";

  void put(std::uint64_t seed, std::size_t position, const std::string& name) {
    const ImageAnalysis analysis = made_up_analysis(seed);
    store.put_analysis(analysis, made_up_features(analysis));
    store.put_image(run, position, {name + ".jpg", name}, analysis.content);
  }
  void put_failed(std::size_t position, const std::string& name) {
    store.put_failure(run, position, {name + ".jpg", name},
                      {Stage::decode, FailureCode::damaged, "Broken: " + name}, std::nullopt);
  }
  std::vector<JsonValue> lines() {
    write_analysis_ndjson(store, run, out);
    std::istringstream text(contents(out));
    std::vector<JsonValue> result;
    for (std::string line; std::getline(text, line);) result.push_back(parse_json(line));
    return result;
  }
};

double number_at(const JsonValue& object, const char* key) {
  return object.find(key)->number;
}

BOOST_FIXTURE_TEST_SUITE(run_files_tests, OneRun)

BOOST_AUTO_TEST_CASE(analysis_has_a_line_per_image_with_the_seeds_keys) {
  std::uint64_t seed = 0;
  while (made_up_analysis(seed).inference.objects->empty()) ++seed;
  const ImageAnalysis analysis = made_up_analysis(seed);
  put(seed, 0, "a");
  put(seed + 1, 1, "b");
  BOOST_REQUIRE_EQUAL(lines().size(), 2u);
  const JsonValue line = std::move(lines()[0]);
  BOOST_CHECK_EQUAL(line.find("name")->text, "a");
  BOOST_CHECK_EQUAL(line.find("path")->text, "a.jpg");
  BOOST_CHECK_EQUAL(line.find("sha256")->text, analysis.content.sha256);
  BOOST_CHECK_EQUAL(number_at(line, "width"), analysis.size.width);
  const JsonValue& label = line.find("resnet50_objects")->items.at(0);
  BOOST_CHECK_EQUAL(label.find("object")->text, analysis.inference.labels->at(0).name);
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(label, "confidence")),
                    analysis.inference.labels->at(0).confidence);
  const JsonValue& object = line.find("yolo_objects")->items.at(0);
  const JsonValue& box = *object.find("bounding_box");
  const Box& expected = analysis.inference.objects->at(0).bounding_box;
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(box, "x_min")), expected.x_min);
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(box, "y_max")), expected.y_max);
  BOOST_CHECK_EQUAL(line.find("models")->find("resnet50_objects")->find("name")->text,
                    "model-of-labels");
  BOOST_CHECK(line.find("missing")->items.empty());
}

BOOST_AUTO_TEST_CASE(faces_have_their_keypoints) {
  std::uint64_t seed = 0;
  while (made_up_analysis(seed).inference.faces->empty()) ++seed;
  put(seed, 0, "a");
  const Face expected = made_up_analysis(seed).inference.faces->at(0);
  const JsonValue line = std::move(lines().at(0));
  const JsonValue& keypoints = *line.find("mtcnn_faces")->items.at(0).find("keypoints");
  BOOST_CHECK_EQUAL(static_cast<float>(keypoints.find("nose")->items.at(0).number),
                    expected.landmarks.nose.x);
  BOOST_CHECK_EQUAL(static_cast<float>(keypoints.find("mouth_right")->items.at(1).number),
                    expected.landmarks.mouth_right.y);
}

BOOST_AUTO_TEST_CASE(a_task_that_failed_is_null_and_named_as_missing) {
  ImageAnalysis analysis = made_up_analysis(3);
  std::erase_if(analysis.models, [](const auto& model) { return model.task == Task::faces; });
  store.put_analysis(analysis, made_up_features(analysis));
  store.put_image(run, 0, {"a.jpg", "a"}, analysis.content);
  store.put_failure(run, 0, {"a.jpg", "a"}, {Stage::infer, FailureCode::out_of_memory, "m"},
                    Task::faces);
  const JsonValue line = std::move(lines().at(0));
  BOOST_CHECK(line.find("mtcnn_faces")->kind == JsonValue::Kind::null);
  BOOST_REQUIRE_EQUAL(line.find("missing")->items.size(), 1u);
  BOOST_CHECK_EQUAL(line.find("missing")->items[0].find("code")->text, "out_of_memory");
}

BOOST_AUTO_TEST_CASE(an_imported_image_has_no_hash) {
  const RunId imported =
      store.begin_run(made_up_run("i"), models_for(std::vector{Task::labels}, "run i"));
  store.put_imported(imported, 0, {"a", "a"}, {}, {});
  write_analysis_ndjson(store, imported, out);
  BOOST_CHECK(parse_json(contents(out)).find("sha256")->kind == JsonValue::Kind::null);
}

BOOST_AUTO_TEST_CASE(failures_are_listed_by_name_in_order) {
  put(1, 0, "good");
  put_failed(2, "second");
  put_failed(1, "first");
  write_failures_json(store, run, out);
  const JsonValue root = parse_json(contents(out));
  BOOST_CHECK_EQUAL(number_at(root, "schema"), 1);
  const auto& failures = root.find("failures")->items;
  BOOST_REQUIRE_EQUAL(failures.size(), 2u);
  BOOST_CHECK_EQUAL(failures[0].find("name")->text, "first");
  BOOST_CHECK_EQUAL(failures[0].find("stage")->text, "decode");
  BOOST_CHECK_EQUAL(failures[0].find("code")->text, "damaged");
  BOOST_CHECK(failures[0].find("task")->kind == JsonValue::Kind::null);
}

BOOST_AUTO_TEST_CASE(junit_has_a_case_per_image_and_survives_hostile_names) {
  for (std::size_t i = 0; i < kHostileNames.size(); ++i) {
    if (i % 2 == 0) {
      put(i, i, kHostileNames[i]);
    } else {
      put_failed(i, kHostileNames[i]);
    }
  }
  write_junit_xml(store, run, out);
  boost::property_tree::ptree tree;
  read_xml(out.string(), tree);
  const auto& suite = tree.get_child("testsuite");
  BOOST_CHECK_EQUAL(suite.get<std::string>("<xmlattr>.tests"), "11");
  BOOST_CHECK_EQUAL(suite.get<std::string>("<xmlattr>.failures"), "5");
  std::vector<std::string> names;
  std::size_t failures = 0;
  for (const auto& [tag, node] : suite) {
    if (tag != "testcase") continue;
    names.push_back(node.get<std::string>("<xmlattr>.name"));
    failures += node.count("failure");
  }
  BOOST_REQUIRE_EQUAL(names.size(), kHostileNames.size());
  BOOST_CHECK_EQUAL(failures, kHostileNames.size() / 2);
  BOOST_CHECK_EQUAL(names[1], kHostileNames[1]);
  BOOST_CHECK_EQUAL(names[3], kHostileNames[3]);
  BOOST_CHECK_EQUAL(names[6], "ctrl\\x01\\x1f");
}

BOOST_AUTO_TEST_CASE(run_json_says_what_ran) {
  store.finish_run(run, RunState::complete, "2026-01-01T00:01:00Z");
  RunDocument document;
  document.versions = {{"imagelift", "0.1.0"}};
  document.settings.images = "s3://bucket";
  document.settings.max_failed = ShareOrCount{5, true};
  document.counts = {{"images", 3}};
  document.timings = {{"decode", 1.5, 3, {}, {}},
                      {"labels", 0.5, 2, "classifier", {Task::labels, Task::embedding}}};
  document.wall_seconds = 2.25;
  write_run_json(store, run, document, out);
  const JsonValue root = parse_json(contents(out));
  BOOST_CHECK_EQUAL(root.find("state")->text, "complete");
  BOOST_CHECK_EQUAL(root.find("models")->items.size(), kTasks.size());
  const JsonValue* parameters = root.find("parameters");
  BOOST_CHECK_EQUAL(parameters->find("business")->text, store.run(run).business);
  BOOST_CHECK_EQUAL(parameters->find("images")->text, "s3://bucket");
  BOOST_CHECK_EQUAL(parameters->find("max-failed")->text, "5%");
  BOOST_CHECK_EQUAL(number_at(root.find("timings")->items.at(0), "seconds"), 1.5);
  BOOST_CHECK(root.find("timings")->items.at(0).find("model") == nullptr);
  const JsonValue& network = root.find("timings")->items.at(1);
  BOOST_CHECK_EQUAL(network.find("model")->text, "classifier");
  BOOST_CHECK_EQUAL(network.find("tasks")->items.at(1).text, "embedding");
  BOOST_CHECK_EQUAL(number_at(root, "wall_seconds"), 2.25);
  BOOST_CHECK(root.find("not_taken") == nullptr);
}

BOOST_AUTO_TEST_CASE(run_json_repeats_what_was_not_taken) {
  NotTaken not_taken;
  not_taken.hidden = 1;
  store.put_not_taken(run, not_taken);
  not_taken.hidden = 2;
  store.put_not_taken(run, not_taken);
  write_run_json(store, run, {}, out);
  const JsonValue root = parse_json(contents(out));
  BOOST_REQUIRE(root.find("not_taken") != nullptr);
  BOOST_CHECK_EQUAL(number_at(*root.find("not_taken"), "hidden"), 2);
  BOOST_CHECK_EQUAL(root.find("not_taken")->find("told")->items.at(0).text,
                    "2 hidden files or folders");
  BOOST_CHECK(store.run(run).not_taken == not_taken);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
