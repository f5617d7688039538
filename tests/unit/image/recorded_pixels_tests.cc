// What kPixelRevision stands for.
#include <boost/test/unit_test.hpp>

#include "image/decode.h"
#include "image/pixel_revision.h"
#include "tests/unit/image/test_files.h"
#include "tests/unit/recorded.h"

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(recorded_pixels_tests)

BOOST_AUTO_TEST_CASE(other_pixels_need_another_revision) {
  Recorded recorded;
  // Formats whose pixels do not depend on the version of a library.
  for (const char* name :
       {"16_bits.png", "alpha.png", "animated.gif", "bits.bmp", "gray_alpha.png", "interlaced.gif",
        "orientation_6.png", "palette_alpha.png", "raw.tiff"}) {
    const auto bytes = test_files::bytes_of(test_files::image_data() / "files" / name);
    const auto decoded = std::get<image::Decoded>(image::decode(bytes, {}));
    recorded.add(image::content_of(decoded.pixels.rgb).sha256);
    recorded.add(image::content_of(decoded.pixels.alpha).sha256);
  }
  recorded.check("image::kPixelRevision", image::kPixelRevision, 2, "c9603bb8026b8a22");
}

BOOST_AUTO_TEST_SUITE_END()
