// How long the store takes for 5,000 images with 65 features each, and how large it gets.
// Usage: bench_store [folder]
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>

#include "store/files/features_json.h"
#include "store/files/run_files.h"
#include "store/store.h"

namespace {

using namespace imagelift;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kImages = 5000;
constexpr std::size_t kFeaturesPerImage = 65;
constexpr std::size_t kFeatures = 1300;
constexpr std::size_t kImagesPerCommit = 100;

/// Time on the clock and time on the processor: the second one also holds on a busy machine.
class Stopwatch {
 public:
  void report(const char* what, const std::filesystem::path& file) {
    const double wall = std::chrono::duration<double>(Clock::now() - wall_).count();
    const double processor = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
    std::printf("%-28s %8.0f ms  %8.0f ms CPU  %8.1f MB\n", what, 1000 * wall, 1000 * processor,
                static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    wall_ = Clock::now();
    processor_ = std::clock();
  }

 private:
  Clock::time_point wall_ = Clock::now();
  std::clock_t processor_ = std::clock();
};

ImageAnalysis analysis_of(std::size_t image, const std::vector<ModelIdentity>& models) {
  ImageAnalysis analysis;
  analysis.content.sha256 = std::string(64 - std::to_string(image).size(), '0');
  analysis.content.sha256 += std::to_string(image);
  analysis.size = {1080, 1080};
  analysis.models = models;
  return analysis;
}

std::vector<FeatureValue> features_of(std::mt19937& random) {
  std::vector<FeatureValue> features;
  for (std::size_t i = 0; i < kFeaturesPerImage; ++i) {
    const std::size_t which = i * kFeatures / kFeaturesPerImage + random() % 20;
    features.push_back({{FeatureKind::label, "feature " + std::to_string(which)},
                        static_cast<double>(random() % 100000 + 1) / 100001});
  }
  return features;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = argc > 1 ? argv[1] : "bench_store.out";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto file = folder / "imagelift.sqlite";
  const std::vector<ModelIdentity> models = {{Task::labels, "model", "", ""}};
  store::Store store = store::Store::open(file);
  store::RunRecord record;
  record.uid = "bench";
  const store::RunId run = store.runs().begin(record, models);

  std::mt19937 random(1);
  Stopwatch watch;
  for (std::size_t image = 0; image < kImages;) {
    store::Transaction transaction = store.transaction();
    for (std::size_t i = 0; i < kImagesPerCommit; ++i, ++image) {
      const ImageAnalysis analysis = analysis_of(image, models);
      const std::string name = "image" + std::to_string(image);
      store.analyses().put(analysis, features_of(random));
      store.images().put(run, image, {name + ".jpg", name}, analysis.content);
    }
    transaction.commit();
  }
  watch.report("put 325,000 values", file.string() + "-wal");
  store.finish_file();
  watch.report("finish the file", file);
  store::write_features_json(store, run, folder / "features.json");
  watch.report("write features.json", folder / "features.json");
  store::write_analysis_ndjson(store, run, folder / "analysis.ndjson");
  watch.report("write analysis.ndjson", folder / "analysis.ndjson");
  store::Store::open(folder / "merged.sqlite").merge_from(file);
  watch.report("merge into an empty store", folder / "merged.sqlite");
}
