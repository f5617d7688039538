// Any bytes as an imported features.json: finite, sorted features, or one clear Error.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.h"
#include "store/imports/import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  try {
    const std::string_view text(reinterpret_cast<const char*>(bytes), count);
    const auto imported = imagelift::store::parse_features_json(text, "features.json", {});
    for (const auto& image : imported.images) {
      for (std::size_t i = 0; i < image.features.size(); ++i) {
        if (!std::isfinite(image.features[i].value) || image.features[i].value == 0) std::abort();
        if (i > 0 && !(image.features[i - 1].id < image.features[i].id)) std::abort();
      }
    }
  } catch (const imagelift::Error&) {
    // Refused with a sentence.
  }
  return 0;
}
