#include "jenkins/console.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::jenkins {
namespace {

const std::string kNote = "\x1b[8mha:////4ABC+/xyz==\x1b[0m";

std::string read(const std::string& console, std::size_t piece) {
  ConsoleNotes notes;
  std::string text;
  for (std::size_t at = 0; at < console.size(); at += piece) {
    text += notes.text_of(console.substr(at, piece));
  }
  return text + notes.rest();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(console_notes_tests)

BOOST_AUTO_TEST_CASE(notes_go_wherever_a_piece_ends) {
  const std::string console =
      "Started by " + kNote + "user ci\n" + kNote + kNote + "[Pipeline] sh\n";
  for (std::size_t piece = 1; piece <= console.size(); ++piece) {
    BOOST_TEST(read(console, piece) == "Started by user ci\n[Pipeline] sh\n");
  }
}

BOOST_AUTO_TEST_CASE(what_only_begins_like_a_note_stays) {
  for (const std::string& console :
       {std::string("\x1b[31mred\x1b[0m"), std::string("\x1b[8mhidden\x1b[0m"),
        std::string("\x1b[8mha:not base64\x1b[0m"), std::string("\x1b[8mha:////4AB"),
        std::string("\x1b[8mha:////4AB\x1b["), std::string("\x1b[8m")}) {
    for (std::size_t piece = 1; piece <= console.size(); ++piece) {
      BOOST_TEST(read(console, piece) == console);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_note_without_end_is_not_held_for_ever) {
  ConsoleNotes notes;
  std::string text = notes.text_of("\x1b[8mha:");
  for (int i = 0; i < 32; ++i) text += notes.text_of(std::string(64 << 10, 'A'));
  BOOST_TEST(text.size() > 1u << 20);
  BOOST_TEST((text + notes.rest()).size() == 7u + (32u << 16));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::jenkins
