#include "core/failure.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(failure_tests)

BOOST_AUTO_TEST_CASE(every_stage_has_a_name_of_its_own_that_leads_back) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Stage::store); ++i) {
    const auto stage = static_cast<Stage>(i);
    names.insert(to_string(stage));
    BOOST_TEST((stage_from_string(to_string(stage)) == stage), to_string(stage));
  }
  BOOST_TEST(names.size() == static_cast<std::size_t>(Stage::store) + 1);
}

BOOST_AUTO_TEST_CASE(every_code_has_a_name_of_its_own_that_leads_back) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(FailureCode::internal); ++i) {
    const auto code = static_cast<FailureCode>(i);
    names.insert(to_string(code));
    BOOST_TEST((failure_code_from_string(to_string(code)) == code), to_string(code));
  }
  BOOST_TEST(names.size() == static_cast<std::size_t>(FailureCode::internal) + 1);
}

BOOST_AUTO_TEST_CASE(names_of_other_versions_are_unknown) {
  BOOST_TEST(!stage_from_string("").has_value());
  BOOST_TEST(!stage_from_string("Decode").has_value());
  BOOST_TEST(!failure_code_from_string("teapot").has_value());
}

BOOST_AUTO_TEST_CASE(names_in_files_stay) {
  BOOST_TEST(to_string(Stage::decode) == "decode");
  BOOST_TEST(to_string(FailureCode::not_an_image) == "not_an_image");
  BOOST_TEST(to_string(FailureCode::too_many_pixels) == "too_many_pixels");
}

BOOST_AUTO_TEST_SUITE_END()
