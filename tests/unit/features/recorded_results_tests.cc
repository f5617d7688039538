// What the revisions of lib/features stand for.
#include <boost/test/unit_test.hpp>

#include "features/colours.h"
#include "features/features.h"
#include "features/quality.h"
#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/recorded.h"

using namespace imagelift;

namespace {

/// Large enough that both measures shrink it, and with alpha.
image::Pixels picture() {
  return generated_pixels(601, 407, 4, 11);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recorded_results_tests)

BOOST_AUTO_TEST_CASE(other_colours_need_another_revision) {
  Recorded recorded;
  for (const ColourShare& colour : features::colour_shares(picture())) {
    recorded.add(colour.name);
    recorded.add(colour.share);
  }
  image::Pixels smooth{256, 256, {}, {}};
  for (int i = 0; i < 256 * 256; ++i) {
    smooth.rgb.push_back(static_cast<std::uint8_t>(i % 256));
    smooth.rgb.push_back(static_cast<std::uint8_t>(i / 256));
    smooth.rgb.push_back(static_cast<std::uint8_t>(i / 512));
  }
  for (const ColourShare& colour : features::colour_shares(smooth)) {
    recorded.add(colour.name);
    recorded.add(colour.share);
  }
  recorded.check("kColourRevision", features::kColourRevision, 2, "491f496627adeaaa");
}

BOOST_AUTO_TEST_CASE(another_quality_needs_another_revision) {
  Recorded recorded;
  const Quality quality = features::quality(picture());
  recorded.add(quality.brightness);
  recorded.add(quality.contrast);
  recorded.add(quality.sharpness);
  recorded.check("kQualityRevision", features::kQualityRevision, 1, "9de20ef6aded9d55");
}

BOOST_AUTO_TEST_CASE(other_values_need_another_revision) {
  ImageAnalysis analysis;
  analysis.colours = {{"navy", 0.25}, {"red", 0.75}};
  analysis.quality = {0.5, 0.25, 120};
  Inference& said = analysis.inference;
  said.labels = {{"a", .5F}, {"b", .2F}, {"c", .1F}, {"d", .05F}, {"e", .009F}, {"f", .008F}};
  said.objects = {{"dog", .9F, {}}, {"dog", .3F, {}}, {"dog", .2F, {}}, {"cat", .1F, {}}};
  said.faces = {{.95F, {}, {}}, {.9F, {}, {}}, {.7F, {}, {}}};
  said.aesthetic = {5.5F, 1.5F};
  Recorded recorded;
  for (const FeatureValue& value : features::feature_values(analysis)) {
    recorded.add(std::string(to_string(value.id.kind)) + '/' + value.id.name);
    recorded.add(value.value);
  }
  recorded.check("kValuesRevision", features::kValuesRevision, 2, "258dcd37fa4735e9");
}

BOOST_AUTO_TEST_SUITE_END()
