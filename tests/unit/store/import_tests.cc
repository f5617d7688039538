#include "store/imports/import.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "core/error.h"
#include "store/files/features_json.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

FeatureKinds some_kinds() {
  return FeatureKinds({{"kitten", FeatureKind::label},
                       {"puppy", FeatureKind::label},
                       {"sofa thing", FeatureKind::object},
                       {"sofa thing_count", FeatureKind::count},
                       {"mood", FeatureKind::other}});
}

ImportOptions options() {
  ImportOptions result;
  result.kinds = some_kinds();
  return result;
}

FeatureValue label(const std::string& name, double value) {
  return {{FeatureKind::label, name}, value};
}

ImportedImages parse(std::string_view text) {
  return parse_features_json(text, "features.json", options());
}

std::string complaint(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    BOOST_TEST_MESSAGE(error.what());
    BOOST_CHECK(error.exit_code() == ExitCode::wrong_usage);
    return error.what();
  }
  BOOST_FAIL("accepted");
  return {};
}

bool refuses(std::string_view text, std::string_view because) {
  return complaint([&] { parse(text); }).find(because) != std::string::npos;
}

struct Folder : TemporaryFolder {
  fs::path file = path / "input";
  ImportedImages wide(const std::string& text) {
    write_contents(file, text);
    return import_wide_csv(file, options());
  }
  bool wide_refuses(const std::string& text, std::string_view because) {
    return complaint([&] { wide(text); }).find(because) != std::string::npos;
  }
};

BOOST_FIXTURE_TEST_SUITE(import_tests, Folder)

BOOST_AUTO_TEST_CASE(the_seeds_shape_is_read) {
  const ImportedImages imported = parse(
      R"({"b": {"kitten": 0.5, "mood": -2, "puppy": 0}, "a": {"kitten": 0, "mood": 0, "puppy": 1}})");
  BOOST_CHECK((imported.tasks == std::vector<Task>{Task::labels}));
  BOOST_REQUIRE_EQUAL(imported.images.size(), 2u);
  BOOST_CHECK_EQUAL(imported.images[0].name, "a");
  BOOST_CHECK((imported.images[0].features == std::vector{label("puppy", 1)}));
  BOOST_CHECK((imported.images[1].features ==
               std::vector{label("kitten", 0.5), {{FeatureKind::other, "mood"}, -2}}));
  BOOST_CHECK(imported.notes.empty());
  BOOST_CHECK(!imported.censored);
  BOOST_CHECK(!imported.metrics);
}

BOOST_AUTO_TEST_CASE(a_task_without_any_value_is_missing_there_and_single_holes_are_noted) {
  const ImportedImages imported = parse(
      R"({"a": {"kitten": 1, "puppy": 1}, "b": {"kitten": null, "puppy": null, "mood": 1},
          "c": {}, "d": {"kitten": 0}})");
  const std::vector<Task> labels = {Task::labels};
  BOOST_CHECK(imported.images[0].missing.empty());
  BOOST_CHECK(imported.images[1].missing == labels);
  BOOST_CHECK(imported.images[2].missing == labels);
  BOOST_CHECK(imported.images[3].missing.empty());
  BOOST_REQUIRE_EQUAL(imported.notes.size(), 1u);
  BOOST_CHECK(imported.notes[0].starts_with("1 values are not in the file"));
}

BOOST_AUTO_TEST_CASE(hostile_json_is_refused_with_a_reason) {
  BOOST_CHECK(refuses("", "not JSON"));
  BOOST_CHECK(refuses("[1]", "shape"));
  BOOST_CHECK(refuses("3", "shape"));
  BOOST_CHECK(refuses(R"({"a": 1})", "shape"));
  BOOST_CHECK(refuses(R"({"a": {"b": {"c": 1}}})", "shape"));
  BOOST_CHECK(refuses(R"({"a": {"b": "1"}})", "shape"));
  BOOST_CHECK(refuses(R"({"a": {"b": NaN}})", "not JSON"));
  BOOST_CHECK(refuses(R"({"a": {"b": Infinity}})", "not JSON"));
  BOOST_CHECK(refuses(R"({"a": {"b": 1e999}})", "too large"));
  BOOST_CHECK(refuses(R"({"a": {"b": 1}, "a": {"b": 2}})", "stands twice"));
  BOOST_CHECK(refuses(R"({"a": {"b": 1, "b": 2}})", "stands twice"));
  BOOST_CHECK(refuses(R"({"a": {"b": 1}} x)", "not JSON"));
  BOOST_CHECK(refuses("{\"a\xFF\": {}}", "not JSON"));
  BOOST_CHECK(refuses(R"({"": {"b": 1}})", "no name"));
  BOOST_CHECK(refuses(std::string(1'000'000, '['), "shape"));
  BOOST_CHECK(
      refuses(R"({"a": {"sofa thing_count": 1, "sofa thing": 2, "kitten": 1, "": 1}})", "no name"));
}

BOOST_AUTO_TEST_CASE(two_keys_of_one_feature_are_refused) {
  ImportOptions clash;
  clash.kinds = FeatureKinds({{"cow_count", FeatureKind::count}, {"cow", FeatureKind::count}});
  BOOST_CHECK(complaint([&] {
                parse_features_json(R"({"a": {"cow": 1, "cow_count": 1}})", "f", clash);
              }).find("mean the same feature") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_imported_is_bounded) {
  ImportOptions few = options();
  few.max_images = 1;
  few.max_bytes = 10;
  BOOST_CHECK(complaint([&] {
                parse_features_json(R"({"a": {}, "b": {}})", "f", few);
              }).find("more than 1 images") != std::string::npos);
  write_contents(file, R"({"a": {"kitten": 1}})");
  BOOST_CHECK_THROW(import_features_json(file, few), Error);
  BOOST_CHECK_EQUAL(import_features_json(file, options()).images.size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_wide_csv_brings_features_and_ctr) {
  const ImportedImages imported =
      wide("image_name,ctr,kitten,mood\nb,2.3%,0.5,-1\na,,0,1e-3\nc,1%,,2\n");
  BOOST_REQUIRE_EQUAL(imported.images.size(), 3u);
  BOOST_CHECK_EQUAL(imported.images[0].name, "a");
  BOOST_CHECK((imported.images[0].features ==
               std::vector<FeatureValue>{{{FeatureKind::other, "mood"}, 0.001}}));
  BOOST_CHECK((imported.images[2].missing == std::vector<Task>{Task::labels}));
  BOOST_REQUIRE(imported.metrics);
  BOOST_REQUIRE_EQUAL(imported.metrics->rows.size(), 2u);
  BOOST_CHECK_EQUAL(imported.metrics->rows[0].image, "b");
  BOOST_CHECK_EQUAL(*imported.metrics->rows[0].ctr, 2.3 / 100);
}

BOOST_AUTO_TEST_CASE(bare_ctrs_of_a_wide_csv_are_read_as_those_of_metrics) {
  const std::string small = "image_name,ctr,kitten\na,0.01,1\nb,0.3,1\nc,0.02,1\n";
  BOOST_CHECK_EQUAL(*wide(small).metrics->rows[1].ctr, 0.3);
  const std::string open = "image_name,ctr,kitten\na,0.56,1\nb,0.7,1\n";
  BOOST_CHECK(wide_refuses(open, "--metrics-ctr percent"));
  ImportOptions percent = options();
  percent.ctr_unit = metrics::CtrUnit::percent;
  write_contents(file, open);
  BOOST_CHECK_EQUAL(*import_wide_csv(file, percent).metrics->rows[0].ctr, 0.56 / 100);
}

BOOST_AUTO_TEST_CASE(a_wide_csv_may_use_semicolons_and_decimal_commas) {
  const ImportedImages imported = wide("image_name;ctr;kitten\na;2,5%;0,5\n");
  BOOST_CHECK((imported.images[0].features == std::vector{label("kitten", 0.5)}));
}

BOOST_AUTO_TEST_CASE(a_bad_wide_csv_is_refused_with_its_rows) {
  BOOST_CHECK(wide_refuses("", "empty"));
  BOOST_CHECK(wide_refuses("name,kitten\na,1\n", "image_name"));
  BOOST_CHECK(wide_refuses("image_name,kitten,kitten\na,1,1\n", "stands twice"));
  BOOST_CHECK(wide_refuses("image_name,kitten\na,x\nb,nan\n", "row 2: kitten `x`"));
  BOOST_CHECK(wide_refuses("image_name,kitten\na,x\nb,nan\n", "row 3: kitten `nan`"));
  BOOST_CHECK(wide_refuses("image_name,ctr,kitten\na,-1%,1\n", "row 2: ctr `-1%` is negative"));
  BOOST_CHECK(wide_refuses("image_name,ctr,kitten\na,101%,1\n", "more than 100 %"));
  BOOST_CHECK(wide_refuses("image_name,ctr,kitten\na,\"2,3%\",1\n", "decimal comma"));
  BOOST_CHECK(wide_refuses("image_name,kitten\na\n", "1 fields instead of 2"));
  BOOST_CHECK(wide_refuses("image_name,kitten\na,1\na,2\n", "stands twice"));
}

BOOST_AUTO_TEST_CASE(kinds_are_read_from_json_and_csv) {
  write_contents(file, R"( {"kitten": "label", "dark one": "colour"})");
  BOOST_CHECK((read_kinds(file).feature("kitten") == FeatureId{FeatureKind::label, "kitten"}));
  write_contents(file, "key,kind\nkitten,label\n\"a,b_count\", count\n");
  BOOST_CHECK((read_kinds(file).feature("a,b_count") == FeatureId{FeatureKind::count, "a,b"}));
  BOOST_CHECK((read_kinds(file).feature("zzz") == FeatureId{FeatureKind::other, "zzz"}));
  for (const char* text : {"kitten,animal\n", "kitten\n", "a,label\na,label\n", "{\"a\": 3}",
                           "{\"a\": \"label\"", "\"a"}) {
    write_contents(file, text);
    BOOST_CHECK(!complaint([&] { read_kinds(file); }).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_number_in_the_kinds_file_is_where_its_kind_begins) {
  const std::vector<PresenceRule> labels_and_objects = {{FeatureKind::label, 0.2, false},
                                                        {FeatureKind::object, 0.5, false}};
  write_contents(file, R"({"kitten": "label", "label": 0.2, "object": 0.5})");
  BOOST_CHECK(read_kinds(file).presence() == labels_and_objects);
  BOOST_CHECK((read_kinds(file).feature("kitten") == FeatureId{FeatureKind::label, "kitten"}));
  write_contents(file, "key;kind\nkitten;label\nlabel;0,2\nobject;0.5\n");
  BOOST_CHECK(read_kinds(file).presence() == labels_and_objects);
  write_contents(file, "kitten,label\n");
  BOOST_CHECK(read_kinds(file).presence().empty());
  for (const char* text : {"label,0\n", "label,1.5\n", "label,0.1\nlabel,0.2\n", "colour,0.1\n",
                           "group,0.5\n", "{\"label\": -1}", "{\"aesthetic\": 0.5}"}) {
    write_contents(file, text);
    BOOST_CHECK(!complaint([&] { read_kinds(file); }).empty());
  }
}

BOOST_AUTO_TEST_CASE(vision_responses_become_features) {
  write_contents(path / "one.json", R"({"responses": [{
      "labelAnnotations": [{"description": "Dog", "score": 0.9, "mid": "/m/1"},
                           {"description": "Dog", "score": 0.7}],
      "localizedObjectAnnotations": [{"name": "Chair", "score": 0.5}, {"name": "Chair", "score": 0.8}],
      "faceAnnotations": [{"detectionConfidence": 0.6}, {"detectionConfidence": 0.75}]}]})");
  write_contents(path / "two.json",
                 R"({"labelAnnotations": [{"description": "Cat", "score": 1}]})");
  write_contents(path / "readme.txt", "not a response");
  const ImportedImages imported = import_vision_json(path, {});
  BOOST_REQUIRE_EQUAL(imported.images.size(), 2u);
  BOOST_CHECK((imported.tasks == std::vector<Task>{Task::labels, Task::objects, Task::faces}));
  BOOST_CHECK((imported.images[0].features ==
               std::vector<FeatureValue>{label("Dog", 0.9),
                                         {{FeatureKind::object, "Chair"}, 0.8},
                                         {{FeatureKind::count, "Chair"}, 2},
                                         {{FeatureKind::count, "face"}, 2},
                                         {{FeatureKind::face, "face"}, 0.75}}));
  // Vision leaves out lists in which nothing was found.
  BOOST_CHECK(imported.images[1].missing.empty());
  BOOST_CHECK(imported.censored);
  BOOST_CHECK_EQUAL(imported.notes.size(), 1u);
  BOOST_CHECK(imported.failures.empty());
}

BOOST_AUTO_TEST_CASE(rekognition_responses_become_features) {
  fs::create_directory(path / "sub");
  write_contents(path / "sub/one.json", R"({"Labels": [
      {"Name": "Dog", "Confidence": 97.5, "Instances": [{"Confidence": 80}, {"Confidence": 90}]},
      {"Name": "Pet", "Confidence": 0.5, "Instances": []}], "FaceDetails": [{"Confidence": 99}]})");
  write_contents(path / "two.json", R"({"Labels": []})");
  const ImportedImages imported = import_rekognition_json(path, {});
  BOOST_REQUIRE_EQUAL(imported.images.size(), 2u);
  BOOST_CHECK_EQUAL(imported.images[0].name, "sub/one");
  BOOST_CHECK((imported.images[0].features ==
               std::vector<FeatureValue>{label("Dog", 0.975),
                                         label("Pet", 0.005),
                                         {{FeatureKind::object, "Dog"}, 0.9},
                                         {{FeatureKind::count, "Dog"}, 2},
                                         {{FeatureKind::count, "face"}, 1},
                                         {{FeatureKind::face, "face"}, 0.99}}));
  BOOST_CHECK(imported.images[0].missing.empty());
  BOOST_CHECK((imported.images[1].missing == std::vector<Task>{Task::faces}));
}

BOOST_AUTO_TEST_CASE(confidences_of_an_import_that_are_all_up_to_1_are_fractions) {
  write_contents(path / "one.json", R"({"Labels": [{"Name": "Dog", "Confidence": 0.5}]})");
  const ImportedImages imported = import_rekognition_json(path, {});
  BOOST_CHECK((imported.images[0].features == std::vector{label("Dog", 0.5)}));
}

BOOST_AUTO_TEST_CASE(one_bad_response_is_a_failure_of_its_image) {
  const std::vector<std::string> bad = {
      "",
      "[]",
      "{",
      R"({"Labels": 3})",
      R"({"Labels": [{"Name": "Dog"}]})",
      R"({"Labels": [{"Name": "Dog", "Confidence": 101}]})",
      R"({"Labels": [{"Name": "Dog", "Confidence": -1}]})",
      R"({"Labels": [{"Confidence": 1}]})",
      R"({"Labels": [], "Labels": []})",
      R"({"other": 1})",
      "{\"Labels\": " + std::string(70, '[') + std::string(70, ']') + "}"};
  for (std::size_t i = 0; i < bad.size(); ++i) {
    write_contents(path / ("bad" + std::to_string(10 + i) + ".json"), bad[i]);
  }
  write_contents(path / "good.json", R"({"Labels": [{"Name": "Dog", "Confidence": 99}]})");
  const ImportedImages imported = import_rekognition_json(path, {});
  BOOST_CHECK_EQUAL(imported.images.size(), 1u);
  BOOST_REQUIRE_EQUAL(imported.failures.size(), bad.size());
  BOOST_CHECK_EQUAL(imported.failures[0].name, "bad10");
  BOOST_CHECK(imported.failures[0].failure.code == FailureCode::damaged);
}

BOOST_AUTO_TEST_CASE(a_response_that_is_an_error_is_a_failure) {
  write_contents(path / "one.json", R"({"responses": [{"error": {"message": "Quota."}}]})");
  write_contents(path / "two.json", R"({"responses": [{}, {}]})");
  const ImportedImages imported = import_vision_json(path, {});
  BOOST_REQUIRE_EQUAL(imported.failures.size(), 2u);
  BOOST_CHECK(imported.failures[0].failure.message.find("Quota.") != std::string::npos);
  BOOST_CHECK(imported.failures[1].failure.message.find("2 responses") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
  BOOST_CHECK_THROW(import_vision_json(path / "none", {}), Error);
}

BOOST_AUTO_TEST_CASE(an_import_goes_through_the_store_unchanged) {
  const std::string text =
      "{\n\"a\": {\"kitten\": 0.5, \"mood\": 2},\n\"b\": {\"kitten\": 0, \"mood\": 0.25}\n}\n";
  const ImportedImages imported = parse(text);
  Store store = Store::open(path / "imagelift.sqlite");
  const RunId run = store.runs().begin(made_up_run("i1"), import_models(imported, "i1"));
  for (std::size_t i = 0; i < imported.images.size(); ++i) {
    const ImportedImage& image = imported.images[i];
    store.analyses().put_imported(run, i, {image.name, image.name}, image.features, image.missing);
  }
  write_features_json(store, run, path / "features.json");
  BOOST_CHECK_EQUAL(contents(path / "features.json"), text);
}

BOOST_AUTO_TEST_CASE(a_second_import_of_the_same_names_does_not_touch_the_first) {
  Store store = Store::open(path / "imagelift.sqlite");
  for (const char* uid : {"i1", "i2"}) {
    const double value = uid[1] - '0';
    const std::vector<FeatureValue> features = {label("kitten", value / 4),
                                                {{FeatureKind::other, "mood"}, value}};
    ImportedImages imported;
    imported.format = "features-json";
    imported.tasks = {Task::labels};
    const RunId run = store.runs().begin(made_up_run(uid), import_models(imported, uid));
    store.analyses().put_imported(run, 0, {"a", "a"}, features, {});
  }
  for (const char* uid : {"i1", "i2"}) {
    const double value = uid[1] - '0';
    store.analyses().for_each(store.runs().find(uid)->id, [&](const RunImage& image) {
      BOOST_CHECK(
          (image.features == std::vector<FeatureValue>{label("kitten", value / 4),
                                                       {{FeatureKind::other, "mood"}, value}}));
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
