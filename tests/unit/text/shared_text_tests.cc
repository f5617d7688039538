#include "text/shared_text.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(shared_text_tests)

BOOST_AUTO_TEST_CASE(it_is_read_as_any_text_is) {
  const SharedText dog = "dog";
  const std::string text = dog;
  const std::string_view view = dog;
  BOOST_TEST(text == "dog");
  BOOST_TEST(view == "dog");
  BOOST_TEST(dog == text);
  BOOST_TEST(dog == SharedText(std::string("dog")));
  BOOST_TEST(dog != "cat");
  BOOST_TEST(!dog.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_the_empty_text) {
  BOOST_TEST(SharedText() == "");
  BOOST_TEST(SharedText("") == SharedText());
  BOOST_TEST(SharedText().empty());
  BOOST_TEST(SharedText().string().empty());
}

BOOST_AUTO_TEST_CASE(copies_share_it_and_outlive_each_other) {
  SharedText copy;
  {
    const SharedText first = "a text that is too long for the room of a string";
    copy = first;
    BOOST_TEST(copy.string().data() == first.string().data());
  }
  BOOST_TEST(copy == "a text that is too long for the room of a string");
}

BOOST_AUTO_TEST_CASE(equal_texts_are_made_once) {
  SharedTexts texts;
  std::string written = "dog";
  const SharedText dog = texts.of(written);
  written = "cat";
  BOOST_TEST(dog == "dog");
  BOOST_TEST(texts.of("dog").string().data() == dog.string().data());
  BOOST_TEST(texts.of("cat") == "cat");
  BOOST_TEST(texts.of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
