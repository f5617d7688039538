#include "store/files/run_files.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "store_fixture.h"

namespace imagelift::store {
namespace {

using nlohmann::json;

const std::vector<std::string> kHostileNames = {"plain",        "\"><script>alert(1)</script>",
                                                "]]>",          "a\nb",
                                                "\u202Ertl",    "=cmd()",
                                                "ctrl\x01\x1f", "\uFFFF",
                                                "&amp;",        "caf\u00e9 ☕",
                                                "back\\slash"};

struct OneRun : TemporaryFolder {
  Store store = Store::open(path / "imagelift.sqlite");
  RunId run = store.runs().begin(made_up_run("u1"), models_for(kTasks));
  std::filesystem::path out = path / "out";

  void put(std::uint64_t seed, std::size_t position, const std::string& name) {
    const ImageAnalysis analysis = made_up_analysis(seed);
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, position, {name + ".jpg", name}, analysis.content);
  }
  void put_failed(std::size_t position, const std::string& name) {
    store.images().put_failure(run, position, {name + ".jpg", name},
                               {Stage::decode, FailureCode::damaged, "Broken: " + name},
                               std::nullopt);
  }
  std::vector<json> lines() {
    write_analysis_ndjson(store, run, out);
    std::istringstream text(contents(out));
    std::vector<json> result;
    for (std::string line; std::getline(text, line);) result.push_back(json::parse(line));
    return result;
  }
};

double number_at(const json& object, const char* key) {
  return object.at(key).get<double>();
}

BOOST_FIXTURE_TEST_SUITE(run_files_tests, OneRun)

BOOST_AUTO_TEST_CASE(analysis_has_a_line_per_image_with_the_seeds_keys) {
  std::uint64_t seed = 0;
  while (made_up_analysis(seed).inference.objects->empty()) ++seed;
  const ImageAnalysis analysis = made_up_analysis(seed);
  put(seed, 0, "a");
  put(seed + 1, 1, "b");
  BOOST_REQUIRE_EQUAL(lines().size(), 2u);
  const json line = std::move(lines()[0]);
  BOOST_CHECK_EQUAL(line.at("name").get<std::string>(), "a");
  BOOST_CHECK_EQUAL(line.at("path").get<std::string>(), "a.jpg");
  BOOST_CHECK_EQUAL(line.at("sha256").get<std::string>(), analysis.content.sha256);
  BOOST_CHECK_EQUAL(number_at(line, "width"), analysis.size.width);
  const json& label = line.at("resnet50_objects").at(0);
  BOOST_CHECK_EQUAL(label.at("object").get<std::string>(), analysis.inference.labels->at(0).name);
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(label, "confidence")),
                    analysis.inference.labels->at(0).confidence);
  const json& object = line.at("yolo_objects").at(0);
  const json& box = object.at("bounding_box");
  const Box& expected = analysis.inference.objects->at(0).bounding_box;
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(box, "x_min")), expected.x_min);
  BOOST_CHECK_EQUAL(static_cast<float>(number_at(box, "y_max")), expected.y_max);
  BOOST_CHECK_EQUAL(line.at("models").at("resnet50_objects").at("name").get<std::string>(),
                    "model-of-labels");
  BOOST_CHECK(line.at("missing").empty());
}

BOOST_AUTO_TEST_CASE(faces_have_their_keypoints) {
  std::uint64_t seed = 0;
  while (made_up_analysis(seed).inference.faces->empty()) ++seed;
  put(seed, 0, "a");
  const Face expected = made_up_analysis(seed).inference.faces->at(0);
  const json line = std::move(lines().at(0));
  const json& keypoints = line.at("mtcnn_faces").at(0).at("keypoints");
  BOOST_CHECK_EQUAL(keypoints.at("nose").at(0).get<float>(), expected.landmarks.nose.x);
  BOOST_CHECK_EQUAL(keypoints.at("mouth_right").at(1).get<float>(),
                    expected.landmarks.mouth_right.y);
}

BOOST_AUTO_TEST_CASE(a_task_that_failed_is_null_and_named_as_missing) {
  ImageAnalysis analysis = made_up_analysis(3);
  std::erase_if(analysis.models, [](const auto& model) { return model.task == Task::faces; });
  store.analyses().put(analysis, made_up_features(analysis));
  store.images().put(run, 0, {"a.jpg", "a"}, analysis.content);
  store.images().put_failure(run, 0, {"a.jpg", "a"},
                             {Stage::infer, FailureCode::out_of_memory, "m"}, Task::faces);
  const json line = std::move(lines().at(0));
  BOOST_CHECK(line.at("mtcnn_faces").is_null());
  BOOST_REQUIRE_EQUAL(line.at("missing").size(), 1u);
  BOOST_CHECK_EQUAL(line.at("missing").at(0).at("code").get<std::string>(), "out_of_memory");
}

BOOST_AUTO_TEST_CASE(an_imported_image_has_no_hash) {
  const RunId imported =
      store.runs().begin(made_up_run("i"), models_for(std::vector{Task::labels}, "run i"));
  store.analyses().put_imported(imported, 0, {"a", "a"}, {}, {});
  write_analysis_ndjson(store, imported, out);
  BOOST_CHECK(json::parse(contents(out)).at("sha256").is_null());
}

BOOST_AUTO_TEST_CASE(failures_are_listed_by_name_in_order) {
  put(1, 0, "good");
  put_failed(2, "second");
  put_failed(1, "first");
  write_failures_json(store, run, out);
  const json root = json::parse(contents(out));
  BOOST_CHECK_EQUAL(number_at(root, "schema"), 1);
  const auto& failures = root.at("failures");
  BOOST_REQUIRE_EQUAL(failures.size(), 2u);
  BOOST_CHECK_EQUAL(failures[0].at("name").get<std::string>(), "first");
  BOOST_CHECK_EQUAL(failures[0].at("stage").get<std::string>(), "decode");
  BOOST_CHECK_EQUAL(failures[0].at("code").get<std::string>(), "damaged");
  BOOST_CHECK(failures[0].at("task").is_null());
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
  store.runs().finish(run, RunState::complete, "2026-01-01T00:01:00Z");
  RunDocument document;
  document.versions = {{"imagelift", "0.1.0"}};
  document.settings.images = "s3://bucket";
  document.settings.max_failed = ShareOrCount{5, true};
  document.counts = {{"images", 3}};
  document.timings = {{"decode", 1.5, 3, {}, {}},
                      {"labels", 0.5, 2, "classifier", {Task::labels, Task::embedding}}};
  document.wall_seconds = 2.25;
  write_run_json(store, run, document, out);
  const json root = json::parse(contents(out));
  BOOST_CHECK_EQUAL(root.at("state").get<std::string>(), "complete");
  BOOST_CHECK_EQUAL(root.at("models").size(), kTasks.size());
  const json& parameters = root.at("parameters");
  BOOST_CHECK_EQUAL(parameters.at("business").get<std::string>(),
                    store.runs().record(run).business);
  BOOST_CHECK_EQUAL(parameters.at("images").get<std::string>(), "s3://bucket");
  BOOST_CHECK_EQUAL(parameters.at("max-failed").get<std::string>(), "5%");
  BOOST_CHECK_EQUAL(number_at(root.at("timings").at(0), "seconds"), 1.5);
  BOOST_CHECK(!root.at("timings").at(0).contains("model"));
  const json& network = root.at("timings").at(1);
  BOOST_CHECK_EQUAL(network.at("model").get<std::string>(), "classifier");
  BOOST_CHECK_EQUAL(network.at("tasks").at(1).get<std::string>(), "embedding");
  BOOST_CHECK_EQUAL(number_at(root, "wall_seconds"), 2.25);
  BOOST_CHECK(!root.contains("not_taken"));
}

BOOST_AUTO_TEST_CASE(run_json_repeats_what_was_not_taken) {
  NotTaken not_taken;
  not_taken.hidden = 1;
  store.runs().put_not_taken(run, not_taken);
  not_taken.hidden = 2;
  store.runs().put_not_taken(run, not_taken);
  write_run_json(store, run, {}, out);
  const json root = json::parse(contents(out));
  BOOST_REQUIRE(root.contains("not_taken"));
  BOOST_CHECK_EQUAL(number_at(root.at("not_taken"), "hidden"), 2);
  BOOST_CHECK_EQUAL(root.at("not_taken").at("sentences").at(0).get<std::string>(),
                    "2 hidden files or folders");
  BOOST_CHECK(store.runs().record(run).not_taken == not_taken);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
