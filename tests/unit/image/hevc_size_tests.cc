#include "image/hevc_size.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/image/test_files.h"

using imagelift::image::largest_hevc_picture;

namespace {

using Bytes = std::vector<std::uint8_t>;

const std::filesystem::path kRegressions =
    test_files::image_data() / ".." / "fuzz_regressions" / "decode";

// The parameter set of an image of 64 x 64, as x265 writes it.
const Bytes kParameterSet = {0x42, 0x01, 0x01, 0x03, 0x70, 0x00, 0x00, 0x03, 0x00, 0x90, 0x00,
                             0x00, 0x03, 0x00, 0x00, 0x03, 0x00, 0x1e, 0xa0, 0x20, 0x81, 0x05,
                             0x96, 0xea, 0xae, 0x9a, 0xe6, 0xe0, 0x21, 0xa0, 0xc0, 0x80};

Bytes with_length(const Bytes& unit) {
  Bytes file = {'m', 'd', 'a', 't', 0, 0, 0, static_cast<std::uint8_t>(unit.size())};
  file.insert(file.end(), unit.begin(), unit.end());
  return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hevc_size_tests)

BOOST_AUTO_TEST_CASE(size_in_the_configuration_is_found) {
  BOOST_TEST(largest_hevc_picture(test_files::bytes_of(test_files::image_data() / "files" /
                                                       "photo.heic")) == 64u * 64);
  BOOST_TEST(largest_hevc_picture(test_files::bytes_of(
                 kRegressions / "heic_with_a_huge_stream.heic")) == 16384u * 16384);
}

BOOST_AUTO_TEST_CASE(size_among_the_coded_data_is_found) {
  BOOST_TEST(largest_hevc_picture(with_length(kParameterSet)) == 64u * 64);
}

BOOST_AUTO_TEST_CASE(parameter_set_without_a_length_before_it_is_none) {
  Bytes file = with_length(kParameterSet);
  file[7] = 255;
  BOOST_TEST(largest_hevc_picture(file) == 0u);
}

BOOST_AUTO_TEST_CASE(nothing_and_cut_off_files_declare_nothing_wrong) {
  BOOST_TEST(largest_hevc_picture({}) == 0u);
  const Bytes whole = with_length(kParameterSet);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST(largest_hevc_picture(std::span(whole).first(size)) <= 64u * 64);
  }
}

BOOST_AUTO_TEST_CASE(noise_declares_no_huge_image) {
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    BOOST_TEST(largest_hevc_picture(generated_pixels(700, 700, 3, seed).rgb) < 100'000'000u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
