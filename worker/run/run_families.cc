#include "worker/run/run_families.h"

#include <algorithm>
#include <map>

#include "engine/processors.h"
#include "families/find_pairs.h"
#include "store/imports/family_choices.h"
#include "worker/log.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

bool is_compared(const store::Store& history, store::RunId run) {
  const auto search = history.families().search(run);
  return search && search->rule == families::kRule;
}

/// Distinct contents of the run, ascending by SHA-256.
std::vector<families::Picture> pictures_of(const store::Store& history, store::RunId run) {
  std::map<std::string, families::Picture> by_content;
  history.analyses().for_each(run, [&](const store::RunImage& image) {
    const ImageAnalysis& analysis = image.analysis;
    const auto [at, is_new] = by_content.try_emplace(analysis.content.sha256);
    if (!is_new) return;
    at->second.sha256 = analysis.content.sha256;
    at->second.embedding = analysis.inference.embedding.value_or(Embedding{});
    if (analysis.thumbnail) at->second.thumbnail = analysis.thumbnail->jpeg;
  });
  std::vector<families::Picture> pictures;
  for (auto& [sha256, picture] : by_content) pictures.push_back(std::move(picture));
  return pictures;
}

/// By picture, the earlier runs that were searched with it.
std::vector<std::vector<store::RunId>> earlier_searches(
    const store::Store& history, store::RunId run, const std::vector<families::Picture>& pictures) {
  const auto runs_of = history.families().searched(run, families::kRule);
  std::vector<std::vector<store::RunId>> earlier;
  for (const families::Picture& picture : pictures) {
    const auto found = runs_of.find(picture.sha256);
    earlier.push_back(found == runs_of.end() ? std::vector<store::RunId>{} : found->second);
  }
  return earlier;
}

bool have_one_in_common(const std::vector<store::RunId>& one,
                        const std::vector<store::RunId>& other) {
  auto left = one.begin(), right = other.begin();
  while (left != one.end() && right != other.end()) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

}  // namespace

std::optional<PictureComparison> new_comparison(const store::Store& history, store::RunId run) {
  if (is_compared(history, run)) return std::nullopt;
  const std::vector<families::Picture> pictures = pictures_of(history, run);
  const bool can_be_seen =
      std::any_of(pictures.begin(), pictures.end(), [](const families::Picture& picture) {
        return !picture.embedding.empty() || !picture.thumbnail.empty();
      });
  if (!can_be_seen) return std::nullopt;
  const auto earlier = earlier_searches(history, run, pictures);
  families::FoundPairs found =
      families::find_pairs(pictures, {.threads = engine::available_processors().count,
                                      .is_compared = [&](std::uint32_t one, std::uint32_t other) {
                                        return have_one_in_common(earlier[one], earlier[other]);
                                      }});
  return PictureComparison{{families::kRule, pictures.size(), found.without_embedding},
                           std::move(found.pairs)};
}

void compare_pictures(store::Store& history, store::RunId run) {
  const auto comparison = new_comparison(history, run);
  if (!comparison) return;
  history.families().put(run, comparison->search, comparison->pairs);
  log::info("families: {} pictures compared, {} new pairs of one photo",
            comparison->search.contents, comparison->pairs.size());
}

store::FamilyKeys family_choices(const std::filesystem::path& file, const store::Store& history,
                                 store::RunId run) {
  const store::FamilyChoices choices = store::read_family_choices(file);
  std::vector<std::string> unknown;
  store::FamilyKeys keys = store::resolved(choices, history.images().names(run), unknown);
  if (!unknown.empty()) {
    log::warn("--families names {} images that this run does not have, such as {}", unknown.size(),
              printable_name(unknown.front()));
  }
  return keys;
}

void put_family_choices(store::Store& history, store::RunId run,
                        const std::filesystem::path& file) {
  if (file.empty()) return;
  history.families().put_keys(run, store::FamilyKeyOrigin::choice,
                              family_choices(file, history, run));
}

}  // namespace imagelift::worker
