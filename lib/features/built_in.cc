#include "features/built_in.h"

#include <cstdint>
#include <string>

#include "features/colours.h"
#include "features/css_colours.h"
#include "features/features.h"
#include "features/quality.h"
#include "image/pixel_revision.h"

namespace imagelift::features {
namespace {

/// FNV-1a over names and values of the palette: enough to tell one palette from another.
std::string palette_digest() {
  std::uint32_t hash = 2166136261U;
  const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 16777619U; };
  for (const CssColour& colour : css_colours()) {
    for (const char letter : colour.name) mix(static_cast<std::uint8_t>(letter));
    for (const std::uint8_t value : {colour.red, colour.green, colour.blue}) mix(value);
  }
  return std::to_string(hash);
}

std::string pixels() {
  return ", pixels " + std::to_string(image::kPixelRevision) + ", values " +
         std::to_string(kValuesRevision);
}

std::string colour_settings() {
  return std::to_string(kColourRevision) + ": area to " + std::to_string(kColourSide) +
         " px, CIE76 in Lab D65, opaque from " + std::to_string(kOpaqueFrom) + ", palette " +
         palette_digest() + pixels();
}

std::string quality_settings() {
  return std::to_string(kQualityRevision) + ": bilinear to " + std::to_string(kQualitySide) +
         " px, BT.709, Laplacian of four" + pixels();
}

std::string thousandths(float share) {
  return std::to_string(static_cast<int>(share * 1000 + 0.5F)) + "/1000";
}

/// What of a task's result becomes features.
std::string value_rule(Task task) {
  switch (task) {
    case Task::labels:
      return " best " + std::to_string(kMostLabels) + " from " + thousandths(kLeastLabel);
    case Task::objects:
      return " counted from " + thousandths(kLeastCountedObject);
    case Task::faces:
      return " counted from " + thousandths(kLeastCountedFace);
    default:
      return {};
  }
}

}  // namespace

std::vector<ModelIdentity> identities() {
  return {{Task::colours, "css-colours", "", colour_settings()},
          {Task::quality, "luma-quality", "", quality_settings()}};
}

std::vector<ModelIdentity> with_value_rules(std::vector<ModelIdentity> networks) {
  for (ModelIdentity& network : networks) {
    if (network.task == Task::embedding) continue;  // becomes no feature
    network.settings += " values " + std::to_string(kValuesRevision) + value_rule(network.task);
  }
  return networks;
}

}  // namespace imagelift::features
