#include "worker/run/ad_map_file.h"

#include "core/error.h"

namespace imagelift::worker {

metrics::AdMap ad_map_of(const std::filesystem::path& file, const std::filesystem::path& metrics) {
  if (file.empty()) return {};
  if (metrics.empty()) {
    throw usage_error("--metrics-map says which image a row of --metrics means; please give both.");
  }
  return metrics::read_ad_map(file);
}

}  // namespace imagelift::worker
