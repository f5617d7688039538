#include "report/data/run_families.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "families/name_stem.h"
#include "stats/analysis.h"
#include "text/ascii.h"

namespace imagelift::report {
namespace {

using families::Link;

/// Links every image to the first one with the same text; those without a text are not linked.
template <class TextOf>
void link_equal(std::vector<Link>& links, std::size_t images, FamilyEvidence evidence,
                const TextOf& text_of) {
  std::unordered_map<std::string, std::uint32_t> first;
  for (std::uint32_t i = 0; i < images; ++i) {
    const std::string text = text_of(i);
    if (text.empty()) continue;
    const auto [at, is_new] = first.emplace(text, i);
    if (!is_new) links.push_back({at->second, i, evidence, 0});
  }
}

void link_pairs(std::vector<Link>& links, const ReportData& data,
                std::span<const FamilyPair> pairs) {
  std::unordered_map<std::string_view, std::uint32_t> image_of;
  for (std::uint32_t i = 0; i < data.images.size(); ++i) image_of.emplace(data.images[i].sha256, i);
  for (const FamilyPair& pair : pairs) {
    const auto one = image_of.find(pair.one), other = image_of.find(pair.other);
    if (one == image_of.end() || other == image_of.end()) continue;
    links.push_back({std::min(one->second, other->second), std::max(one->second, other->second),
                     pair.evidence, pair.strength});
  }
}

bool is_imported(const ReportImage& image) {
  return image.sha256.starts_with("import:");
}

/// Texts by image; empty where the keys have none.
std::vector<std::string> by_image(const ReportData& data, const store::FamilyKeys& keys) {
  std::vector<std::string> texts;
  for (const ReportImage& image : data.images) {
    const auto key = keys.find(image.path);
    texts.push_back(key == keys.end() ? std::string() : key->second);
  }
  return texts;
}

std::string level_of(const ReportFactor& factor, std::uint32_t image) {
  const std::uint32_t level = factor.of_image[image];
  return level == stats::Factor::kNoLevel ? std::string() : factor.levels[level];
}

/// Names speak only where neither a picture nor a person does.
void link_names(std::vector<Link>& links, const ReportData& data,
                const std::vector<std::string>& pictures) {
  link_equal(links, data.images.size(), FamilyEvidence::name, [&](std::uint32_t i) {
    const bool is_said = !pictures[i].empty() ||
                         std::any_of(data.factors.begin(), data.factors.end(), [&](const auto& f) {
                           return f.same && !level_of(f, i).empty();
                         });
    return is_imported(data.images[i]) && !is_said ? families::name_stem(data.images[i].name)
                                                   : std::string();
  });
}

}  // namespace

bool is_unit_of_error(const ReportFactor& factor, std::span<const std::string> same) {
  if (std::find(same.begin(), same.end(), factor.name) != same.end()) return true;
  return factor.from == FactorOrigin::metrics && text::to_lower(factor.name) == "picture";
}

void add_families(ReportData& data, const store::Store& store, store::RunId run,
                  const FamilyKnowledge& known) {
  const std::size_t images = data.images.size();
  std::vector<Link> links;
  link_equal(links, images, FamilyEvidence::same_bytes,
             [&](std::uint32_t i) { return data.images[i].sha256; });
  link_pairs(links, data, store.families().pairs(run));
  link_pairs(links, data, known.pairs);
  const auto pictures = by_image(data, store.families().keys(run, store::FamilyKeyOrigin::picture));
  link_equal(links, images, FamilyEvidence::user, [&](std::uint32_t i) { return pictures[i]; });
  for (const ReportFactor& factor : data.factors) {
    if (!factor.same) continue;
    link_equal(links, images, FamilyEvidence::user,
               [&](std::uint32_t i) { return level_of(factor, i); });
  }
  link_names(links, data, pictures);
  const auto choices = by_image(
      data, known.choices != nullptr ? *known.choices
                                     : store.families().keys(run, store::FamilyKeyOrigin::choice));
  families::Groups groups = families::groups(images, std::move(links), choices);
  for (std::size_t i = 0; i < images; ++i) data.images[i].family = groups.of_image[i];
  data.families.count = groups.count;
  data.families.joined = std::move(groups.joined);
  data.families.without_picture =
      static_cast<std::size_t>(std::count_if(data.images.begin(), data.images.end(), is_imported));
  const auto search = known.search ? known.search : store.families().search(run);
  if (search) {
    data.families.without_embedding = search->without_embedding;
    data.families.is_compared = true;
  }
}

}  // namespace imagelift::report
