#include "infer/manifest.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "tests/unit/tests_folder.h"
#include "tiny_store.h"

using namespace imagelift;
using namespace imagelift::infer;
using testing::TinyStore;

namespace {

/// A change that makes a good manifest bad, and what the message must name.
struct Damage {
  const char* pointer;  ///< RFC 6901
  const char* value;    ///< JSON; nullptr removes the key
  const char* named;
};

std::ostream& operator<<(std::ostream& stream, const Damage& damage) {
  return stream << damage.pointer << " = " << (damage.value ? damage.value : "nothing");
}

const Damage kDamages[] = {
    {"/schema", "2", "schema"},
    {"/name", "\"other\"", "name"},
    {"/title", nullptr, "title is missing"},
    {"/title", "5", "title must be a string"},
    {"/tasks", "[]", "tasks"},
    {"/tasks", "[\"colours\"]", "tasks"},
    {"/tasks", "[\"labels\", \"labels\"]", "tasks has a task twice"},
    {"/tasks", "[\"faces\"]", "output.decoding does not give the task faces"},
    {"/default", "1", "default must be true or false"},
    {"/revision", "0", "revision"},
    {"/revision", "1.5", "revision"},
    {"/surprise", "1", "surprise is not a key"},
    {"/source", "[]", "source must be an object"},
    {"/source/files", "[]", "source.files"},
    {"/source/files/0/sha256", "\"XY\"", "source.files[0].sha256"},
    {"/source/files/0/extra", "1", "source.files[0].extra"},
    {"/input/width", "0", "input.width"},
    {"/input/width", "100000", "input.width"},
    {"/input/height", "\"2\"", "input.height"},
    {"/input/resize", "\"squash\"", "input.resize must be one of stretch"},
    {"/input/resize", "\"short_side\"", "input.reference is missing"},
    {"/input/resize", "\"letterbox\"", "output.decoding does not go with"},
    {"/input/filter", "\"lanczos\"", "input.filter"},
    {"/input/channels", "\"RBG\"", "input.channels"},
    {"/input/mean", "[0, 0]", "input.mean"},
    {"/input/mean", "[0, 0, \"0\"]", "input.mean"},
    {"/input/deviation", "[0, 1, 1]", "input.deviation"},
    {"/output/decoding", "\"guess\"", "output.decoding must be one of"},
    {"/output/logits", "-1", "output.logits"},
    {"/presence", "5", "presence must be an object"},
    {"/presence", "{\"threshold\": 0.1}", "presence.confidence is missing"},
    {"/presence", "{\"threshold\": 2, \"confidence\": \"rank\"}", "presence.threshold must be"},
    {"/presence", "{\"threshold\": 0.1, \"confidence\": \"vague\"}",
     "presence.confidence must be one of"},
    {"/labels", nullptr, "labels is missing"},
    {"/labels", "\"../labels.txt\"", "labels must be a path below"},
    {"/labels", "\"/etc/passwd\"", "labels must be a path below"},
    {"/labels", "\"none.txt\"", "none.txt"},
    {"/prepared/file", "\"../tiny.pt\"", "prepared.file"},
    {"/prepared/sha256", "\"ab\"", "prepared.sha256"},
    {"/prepared/source_sha256", nullptr, "prepared.source_sha256"},
};

std::string message_of(const std::filesystem::path& file) {
  try {
    read_manifest(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manifest_tests)

BOOST_AUTO_TEST_CASE(a_good_manifest_is_read_whole) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  const Manifest manifest = read_manifest(store.folder() / "tiny.json");
  BOOST_TEST(manifest.name == "tiny");
  BOOST_CHECK((manifest.tasks == std::vector{Task::labels, Task::embedding}));
  BOOST_CHECK((manifest.input.size == Size{2, 2}));
  BOOST_TEST(manifest.labels.size() == 4U);
  BOOST_REQUIRE(manifest.prepared.has_value());
  BOOST_TEST(manifest.prepared->file == "tiny.pt");
  BOOST_TEST(*std::get<ClassOutput>(manifest.output).embedding == 1U);
}

BOOST_AUTO_TEST_CASE(it_may_say_where_presence_begins) {
  const TinyStore store;
  auto manifest = store.classifier("tiny", "classes");
  manifest.erase("presence");
  store.add(manifest);
  BOOST_TEST(!read_manifest(store.folder() / "tiny.json").presence.has_value());
  manifest["presence"] = {{"threshold", 0.01}, {"confidence", "rank"}};
  store.write("tiny.json", manifest.dump());
  BOOST_CHECK((read_manifest(store.folder() / "tiny.json").presence ==
               PresenceRule{FeatureKind::label, 0.01, true}));
}

BOOST_DATA_TEST_CASE(an_error_names_the_file_and_the_key, boost::unit_test::data::make(kDamages),
                     damage) {
  const TinyStore store;
  auto manifest = store.classifier("tiny", "classes");
  const nlohmann::json::json_pointer pointer(damage.pointer);
  if (damage.value != nullptr) {
    manifest[pointer] = nlohmann::json::parse(damage.value);
  } else {
    manifest[pointer.parent_pointer()].erase(pointer.back());
  }
  store.write("tiny.json", manifest.dump());
  const std::string message = message_of(store.folder() / "tiny.json");
  BOOST_TEST(message.find(damage.named) != std::string::npos, message);
  BOOST_TEST(message.find(store.folder().string()) != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_said_to_be_not_json) {
  const TinyStore store;
  store.write("tiny.json", "{\"schema\": 1");
  BOOST_TEST(message_of(store.folder() / "tiny.json").find("is not JSON") != std::string::npos);
  store.write("tiny.json", "[]");
  BOOST_TEST(message_of(store.folder() / "tiny.json").find("must be an object") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_larger_than_a_manifest_may_be_is_refused) {
  const TinyStore store;
  store.write("tiny.json", std::string(2 << 20, ' '));
  BOOST_TEST(message_of(store.folder() / "tiny.json").find("larger") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_label_that_stands_twice_or_is_empty_is_refused) {
  const TinyStore store;
  store.add(store.classifier("tiny", "classes"));
  store.write("labels.txt", "a\nb\na\n");
  BOOST_TEST(message_of(store.folder() / "tiny.json").find("line 3 repeats") != std::string::npos);
  store.write("labels.txt", "a\n\nb\n");
  BOOST_TEST(message_of(store.folder() / "tiny.json").find("line 2 is empty") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_says_what_to_run) {
  BOOST_CHECK_EXCEPTION(read_manifests("no/such/folder"), Error, [](const Error& error) {
    return std::string(error.what()).find("./bootstrap") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(the_committed_manifests_are_all_good) {
  const auto manifests = read_manifests(test_files::tests_folder().parent_path() / "models");
  BOOST_TEST(manifests.size() >= 8U);
  for (const Manifest& manifest : manifests) BOOST_TEST(!manifest.prepared.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
