// Kinds of TIFF that no library at hand writes: what cameras make, and samples of other types.
#include <boost/test/unit_test.hpp>
#include <map>

#include "image/decode.h"

using namespace imagelift;
using Bytes = std::vector<std::uint8_t>;

namespace {

// Fields of one directory, by tag; each value is one LONG.
using Fields = std::map<std::uint16_t, std::uint32_t>;

constexpr std::uint16_t kSubfileType = 254;
constexpr std::uint16_t kBits = 258;
constexpr std::uint16_t kPhotometric = 262;
constexpr std::uint16_t kSubDirectories = 330;
constexpr std::uint16_t kSampleFormat = 339;
constexpr std::uint16_t kDngVersion = 50706;

void add(Bytes& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

class TiffBuilder {
 public:
  TiffBuilder() {
    bytes_ = {'I', 'I', 42, 0};
    add(bytes_, 0, 4);
  }

  // A gray image of one value; returns where its directory stands. It is chained behind the last
  // one unless it is another's child.
  std::uint32_t picture(std::uint32_t width, std::uint32_t height, std::uint8_t gray,
                        Fields fields = {}, bool chained = true) {
    fields.try_emplace(kBits, 8);
    fields.try_emplace(kPhotometric, 1);
    const auto pixels = static_cast<std::uint32_t>(bytes_.size());
    bytes_.insert(bytes_.end(), width * height * fields[kBits] / 8, gray);
    fields.insert({{256, width}, {257, height}, {259, 1}, {273, pixels}, {277, 1}, {278, height}});
    fields.insert({279, width * height * fields[kBits] / 8});
    return directory(fields, chained);
  }

  const Bytes& bytes() const { return bytes_; }

 private:
  std::uint32_t directory(const Fields& fields, bool chained) {
    if (bytes_.size() % 2 == 1) bytes_.push_back(0);
    const auto at = static_cast<std::uint32_t>(bytes_.size());
    add(bytes_, static_cast<std::uint32_t>(fields.size()), 2);
    for (const auto& [tag, value] : fields) {
      const bool bytes = tag == kDngVersion;
      add(bytes_, tag, 2);
      add(bytes_, bytes ? 1 : 4, 2);
      add(bytes_, bytes ? 4 : 1, 4);
      add(bytes_, value, 4);
    }
    if (chained) {
      for (int i = 0; i < 4; ++i) {
        bytes_[next_ + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(at >> 8 * i);
      }
      next_ = bytes_.size();
    }
    add(bytes_, 0, 4);
    return at;
  }

  Bytes bytes_;
  std::size_t next_ = 4;  // where the place of the next directory is written
};

// Size, gray value and choice of what was read, or code and reason of what was not.
std::string read(const TiffBuilder& tiff) {
  const auto result = image::decode(tiff.bytes(), {});
  if (const auto* failure = std::get_if<Failure>(&result)) {
    return std::string(to_string(failure->code)) + ": " + failure->message;
  }
  const auto& decoded = std::get<image::Decoded>(result);
  return std::to_string(decoded.pixels.width) + "x" + std::to_string(decoded.pixels.height) + " " +
         std::to_string(decoded.pixels.rgb[0]) + ", " + std::to_string(decoded.frames.taken) +
         " of " + std::to_string(decoded.frames.count);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tiff_tests)

BOOST_AUTO_TEST_CASE(of_pages_the_first_is_read) {
  TiffBuilder tiff;
  tiff.picture(4, 2, 10);
  tiff.picture(40, 20, 20);
  BOOST_TEST(read(tiff) == "4x2 10, 1 of 2");
}

BOOST_AUTO_TEST_CASE(dng_is_a_raw_photo_wherever_its_preview_stands) {
  TiffBuilder tiff;
  const auto sensor = tiff.picture(40, 20, 20, {{kPhotometric, 32803}}, false);
  tiff.picture(4, 2, 10, {{kSubDirectories, sensor}, {kDngVersion, 0x401}});
  const std::string found = read(tiff);
  BOOST_TEST(found.starts_with("unsupported_format: this is a raw photo (DNG)"), found);
}

BOOST_AUTO_TEST_CASE(pixels_of_a_sensor_are_a_raw_photo) {
  TiffBuilder below;
  const auto sensor = below.picture(40, 20, 20, {{kPhotometric, 32803}}, false);
  below.picture(4, 2, 10, {{kSubfileType, 1}, {kSubDirectories, sensor}});
  BOOST_TEST(contains(read(below), "raw photo (NEF"));
  TiffBuilder behind;
  behind.picture(4, 2, 10);
  behind.picture(40, 20, 20, {{kPhotometric, 32803}});
  BOOST_TEST(contains(read(behind), "raw photo (NEF"));
}

BOOST_AUTO_TEST_CASE(a_preview_is_passed_over_for_the_image_and_that_is_said) {
  TiffBuilder behind;
  behind.picture(4, 2, 10, {{kSubfileType, 1}});
  behind.picture(40, 20, 20);
  BOOST_TEST(read(behind) == "40x20 20, 2 of 2");
  TiffBuilder below;
  const auto whole = below.picture(40, 20, 20, {}, false);
  below.picture(4, 2, 10, {{kSubDirectories, whole}});
  BOOST_TEST(read(below) == "40x20 20, 2 of 2");
}

BOOST_AUTO_TEST_CASE(smaller_children_and_masks_are_no_images) {
  TiffBuilder tiff;
  const auto small = tiff.picture(4, 2, 20, {{kSubfileType, 1}}, false);
  tiff.picture(40, 20, 10, {{kSubDirectories, small}});
  tiff.picture(80, 40, 30, {{kSubfileType, 4}});
  BOOST_TEST(read(tiff) == "40x20 10, 1 of 2");
}

BOOST_AUTO_TEST_CASE(a_lone_image_that_calls_itself_a_preview_is_the_image) {
  TiffBuilder tiff;
  tiff.picture(4, 2, 10, {{kSubfileType, 1}});
  BOOST_TEST(read(tiff) == "4x2 10, 1 of 1");
}

BOOST_AUTO_TEST_CASE(other_samples_are_refused_by_name) {
  TiffBuilder floating;
  floating.picture(4, 2, 10, {{kBits, 32}, {kSampleFormat, 3}});
  BOOST_TEST(contains(read(floating), "floating-point numbers"));
  TiffBuilder with_sign;
  with_sign.picture(4, 2, 10, {{kSampleFormat, 2}});
  BOOST_TEST(contains(read(with_sign), "signed"));
  TiffBuilder lab;
  lab.picture(4, 2, 10, {{kPhotometric, 8}});
  BOOST_TEST(contains(read(lab), "CIE Lab"));
}

BOOST_AUTO_TEST_SUITE_END()
