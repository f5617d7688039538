// Prints the families of the newest run of a store, and the pairs that made them, as TSV:
//   list_families STORE [--without-embeddings] [--threads N] [--only VERSION,VERSION] [LIMIT=VALUE
//   ...]
// --only takes the images of these versions (make_variants.py).
// Calibration changes limits by their names in lib/families/thresholds.h.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "families/find_pairs.h"
#include "families/groups.h"
#include "store/store.h"

namespace {

using namespace imagelift;

struct Run {
  std::vector<std::string> names, contents;
  std::map<std::string, families::Picture> pictures;
};

/// Whether a name ends in one of the versions, or none are named.
bool is_one_of(std::string_view name, std::string_view versions) {
  const std::string own = "," + std::string(name.substr(name.rfind("__") + 2)) + ",";
  return versions.empty() || ("," + std::string(versions) + ",").find(own) != std::string::npos;
}

Run read(const char* file, bool with_embeddings, std::string_view versions) {
  Run run;
  const store::Store store = store::Store::open_read_only(file);
  store.analyses().for_each(store.runs().all().back().id, [&](const store::RunImage& image) {
    const ImageAnalysis& analysis = image.analysis;
    if (!is_one_of(image.ref.name, versions)) return;
    run.names.push_back(image.ref.name);
    run.contents.push_back(analysis.content.sha256);
    families::Picture& picture = run.pictures[analysis.content.sha256];
    picture.sha256 = analysis.content.sha256;
    if (with_embeddings) picture.embedding = analysis.inference.embedding.value_or(Embedding{});
    if (analysis.thumbnail) picture.thumbnail = analysis.thumbnail->jpeg;
  });
  return run;
}

bool set(families::Thresholds& limits, std::string_view name, double value) {
  const auto whole = static_cast<int>(value);
  if (name == "neighbours") return limits.neighbours = whole, true;
  if (name == "same") return limits.same = value, true;
  if (name == "comparable") return limits.comparable = value, true;
  if (name == "same_bits") return limits.same_bits = whole, true;
  if (name == "inliers") return limits.inliers = whole, true;
  if (name == "cover") return limits.cover = value, true;
  if (name == "blocks") return limits.blocks = whole, true;
  if (name == "agreement") return limits.agreement = value, true;
  return false;
}

void print(const Run& run, const families::FoundPairs& found) {
  std::map<std::string, std::uint32_t> number;
  std::vector<families::Link> links;
  std::vector<std::string> name_of;
  for (std::size_t i = 0; i < run.names.size(); ++i) {
    const auto [first, is_new] = number.emplace(run.contents[i], static_cast<std::uint32_t>(i));
    if (!is_new) {
      links.push_back(
          {first->second, static_cast<std::uint32_t>(i), FamilyEvidence::same_bytes, 0});
    }
  }
  for (const FamilyPair& pair : found.pairs) {
    links.push_back({number[pair.one], number[pair.other], pair.evidence, pair.strength});
    std::printf("pair\t%s\t%s\t%s\t%.4g\n", run.names[number[pair.one]].c_str(),
                run.names[number[pair.other]].c_str(),
                std::string(to_string(pair.evidence)).c_str(), pair.strength);
  }
  const families::Groups groups = families::groups(run.names.size(), links);
  for (std::size_t i = 0; i < run.names.size(); ++i) {
    std::printf("image\t%s\t%u\n", run.names[i].c_str(), groups.of_image[i]);
  }
}

}  // namespace

int main(int count, char** arguments) {
  bool with_embeddings = true;
  std::string_view versions;
  families::Search search{.threads = 2};
  for (int i = 2; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const std::size_t equals = argument.find('=');
    if (argument == "--without-embeddings") {
      with_embeddings = false;
    } else if (argument == "--threads" && i + 1 < count) {
      search.threads = std::atoi(arguments[++i]);
    } else if (argument == "--only" && i + 1 < count) {
      versions = arguments[++i];
    } else if (equals == argument.npos || !set(search.limits, argument.substr(0, equals),
                                               std::atof(argument.substr(equals + 1).data()))) {
      std::fprintf(stderr, "list_families: what is %s?\n", arguments[i]);
      return 2;
    }
  }
  if (count < 2) return 2;
  const Run run = read(arguments[1], with_embeddings, versions);
  std::vector<families::Picture> pictures;
  for (const auto& [sha256, picture] : run.pictures) pictures.push_back(picture);
  const auto begun = std::chrono::steady_clock::now();
  const families::FoundPairs found = families::find_pairs(pictures, search);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
  std::fprintf(stderr, "%zu pictures, %zu pairs, %.1f s\n", pictures.size(), found.pairs.size(),
               seconds.count());
  print(run, found);
}
