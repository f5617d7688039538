// Real photos and odd files that lie beside the checkout; skipped, and said so, where they do not.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "image/decode.h"
#include "image/digest.h"
#include "tests/unit/image/test_files.h"
#include "tests/unit/shared_folder.h"

using namespace imagelift;

namespace {

Size size_of(const nlohmann::json& item) {
  if (item.contains("upright")) return {item["upright"][0], item["upright"][1]};
  return {item["width"], item["height"]};
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

void check(const nlohmann::json& item) {
  const std::string name = item["file"];
  const auto bytes = test_files::bytes_of(test_files::shared_data() / name);
  BOOST_TEST(image::content_of(bytes).sha256 == item["sha256"].get<std::string>(), name);
  const auto result = image::decode(bytes, {});
  const auto* failure = std::get_if<Failure>(&result);
  const std::string expect = item.value("expect", "ok");
  if (expect == "error") BOOST_TEST(failure != nullptr, name);
  if (expect == "ok") BOOST_TEST_REQUIRE(failure == nullptr, name);
  if (failure != nullptr) {
    BOOST_TEST((failure->stage == Stage::decode), name);
    return;
  }
  const auto& decoded = std::get<image::Decoded>(result);
  BOOST_TEST((decoded.pixels.size() == size_of(item)), name);
  BOOST_TEST(decoded.orientation == item.value("orientation", 1), name);
  BOOST_TEST(decoded.frames == item.value("frames", 1), name);
  BOOST_TEST(decoded.format == lower(item["format"]), name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_pictures_tests)

BOOST_AUTO_TEST_CASE(every_file_does_what_is_expected_of_it,
                     *boost::unit_test::precondition(test_files::has_shared_data)) {
  const auto expected = test_files::bytes_of(test_files::shared_data() / "expected.json");
  const auto items = nlohmann::json::parse(expected)["items"];
  BOOST_TEST_REQUIRE(items.size() > 60u);
  for (const auto& item : items) check(item);
}

BOOST_AUTO_TEST_SUITE_END()
