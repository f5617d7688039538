#include "image/animation.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using image::AfterFrame;
using image::Animation;
using image::Frame;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Times = std::vector<std::uint32_t>;

// A frame of one colour: a digit in the red channel.
struct Drawn {
  Frame frame;
  std::uint8_t red;
  std::uint8_t alpha = 255;
};

struct Film {
  Animation animation{{3, 1}, {}, 0, true};
  std::vector<Drawn> drawn;
  std::vector<std::size_t> damaged = {};
  std::vector<std::size_t> read = {};

  explicit Film(std::vector<Drawn> frames) : drawn(std::move(frames)) {
    for (const Drawn& one : drawn) animation.frames.push_back(one.frame);
    animation.count = drawn.size();
  }

  image::FramePixels pixels(std::size_t index) {
    read.push_back(index);
    if (std::ranges::find(damaged, index) != damaged.end()) return image::damaged("film", "torn");
    const Drawn& one = drawn[index];
    Bytes rgba;
    for (int i = 0; i < one.frame.size.width * one.frame.size.height; ++i) {
      rgba.insert(rgba.end(), {one.red, 0, 0, one.alpha});
    }
    return rgba;
  }

  image::StoredResult show(const image::DecodeLimits& limits = {}) {
    return image_of_animation(animation, limits, [&](std::size_t i) { return pixels(i); });
  }

  // The red channel, `.` where nothing can be seen, behind it which frame was taken.
  std::string shown(const image::DecodeLimits& limits = {}) {
    const auto result = show(limits);
    const auto* picture = std::get_if<image::StoredImage>(&result);
    if (picture == nullptr) return std::string(to_string(std::get<Failure>(result).code));
    std::string text;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto& alpha = picture->pixels.alpha;
      const bool seen = alpha.empty() || alpha[i] > 0;
      text += seen ? std::to_string(picture->pixels.rgb[i * 3]) : ".";
    }
    return text + " of " + std::to_string(picture->frames.taken);
  }
};

Frame frame(int x, int width, std::uint32_t time, AfterFrame after = AfterFrame::keep,
            bool replaces = true) {
  return {x, 0, {width, 1}, time, after, replaces};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(animation_tests)

BOOST_AUTO_TEST_CASE(the_frame_shown_longest_is_taken) {
  BOOST_TEST(image::longest_shown(Times{300, 300, 300, 900}, true) == 3u);
  BOOST_TEST(image::longest_shown(Times{300, 900, 300}, false) == 1u);
}

BOOST_AUTO_TEST_CASE(among_equals_the_first_or_the_last_where_it_does_not_loop) {
  BOOST_TEST(image::longest_shown(Times{200, 400, 400, 200}, true) == 1u);
  BOOST_TEST(image::longest_shown(Times{200, 400, 400, 200}, false) == 2u);
  BOOST_TEST(image::longest_shown(Times{50, 50, 50}, false) == 2u);
}

BOOST_AUTO_TEST_CASE(frames_without_a_time_are_shown_for_100_ms_as_in_browsers) {
  BOOST_TEST(image::longest_shown(Times{20, 0, 50}, true) == 1u);
  BOOST_TEST(image::longest_shown(Times{10, 110, 0}, true) == 1u);
}

BOOST_AUTO_TEST_CASE(frames_are_drawn_over_those_before) {
  Film film({{frame(0, 3, 100), 1}, {frame(1, 1, 100), 2}, {frame(2, 1, 500), 3}});
  BOOST_TEST(film.shown() == "123 of 3");
}

BOOST_AUTO_TEST_CASE(a_frame_is_left_as_it_says) {
  for (const auto& [after, shown] :
       {std::pair(AfterFrame::keep, "124 of 3"), std::pair(AfterFrame::clear, "1.4 of 3"),
        std::pair(AfterFrame::restore, "114 of 3")}) {
    Film film({{frame(0, 3, 100), 1}, {frame(1, 1, 100, after), 2}, {frame(2, 1, 500), 4}});
    BOOST_TEST(film.shown() == shown);
  }
}

BOOST_AUTO_TEST_CASE(alpha_is_blended_or_replaces) {
  Film over({{frame(0, 3, 100), 100}, {frame(1, 1, 500, AfterFrame::keep, false), 200, 128}});
  BOOST_TEST(over.shown() == "100150100 of 2");
  Film replaced({{frame(0, 3, 100), 100}, {frame(1, 1, 500, AfterFrame::keep, true), 200, 0}});
  BOOST_TEST(replaced.shown() == "100.100 of 2");
}

BOOST_AUTO_TEST_CASE(what_lies_outside_of_the_canvas_is_cut_off) {
  Film film({{frame(0, 3, 100), 1}, {frame(2, 4, 500), 2}, {frame(9, 2, 100), 3}});
  BOOST_TEST(film.shown() == "112 of 2");
}

BOOST_AUTO_TEST_CASE(frames_that_a_later_one_hides_are_not_read) {
  Film film({{frame(0, 3, 100), 1}, {frame(1, 1, 100), 2}, {frame(0, 3, 500), 7}});
  BOOST_TEST(film.shown() == "777 of 3");
  BOOST_TEST(film.read == std::vector<std::size_t>{2});
}

BOOST_AUTO_TEST_CASE(a_damaged_frame_ends_the_animation_before_it) {
  Film film({{frame(0, 3, 100), 1}, {frame(1, 1, 200), 2}, {frame(2, 1, 500), 3}});
  film.damaged = {2};
  BOOST_TEST(film.shown() == "121 of 2");
  film.damaged = {0};
  BOOST_TEST(film.shown() == "damaged");
}

BOOST_AUTO_TEST_CASE(many_damaged_frames_cost_few_tries) {
  std::vector<Drawn> frames(200, {frame(0, 1, 100, AfterFrame::keep, false), 1});
  for (std::size_t i = 0; i < frames.size(); ++i) {
    frames[i].frame.milliseconds = static_cast<std::uint32_t>(100 + i);
  }
  Film film(frames);
  for (std::size_t i = 1; i < frames.size(); ++i) film.damaged.push_back(i);
  BOOST_TEST(film.shown() == "1.. of 1");
  BOOST_TEST(film.read.size() < 10u);
}

BOOST_AUTO_TEST_CASE(frames_that_cost_too_many_pixels_are_not_taken) {
  std::vector<Drawn> frames(20, {frame(0, 1, 100, AfterFrame::keep, false), 1});
  frames[3].frame.milliseconds = 200;
  frames[19].frame.milliseconds = 900;
  BOOST_TEST(Film(frames).shown({1 << 20, 3}) == "1.. of 4");
  BOOST_TEST(Film(frames).shown() == "1.. of 20");
}

BOOST_AUTO_TEST_SUITE_END()
