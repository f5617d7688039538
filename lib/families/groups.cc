#include "families/groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace imagelift::families {
namespace {

constexpr std::uint32_t kNothing = 0xffffffff;

/// Disjoint sets (Tarjan 1975), each with what a person has chosen for it.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count), choice_(count, kNothing) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  void choose(std::uint32_t element, std::uint32_t choice) { choice_[element] = choice; }

  std::uint32_t root(std::uint32_t element) {
    while (parent_[element] != element) {
      parent_[element] = parent_[parent_[element]];
      element = parent_[element];
    }
    return element;
  }

  /// False where they are one already, or must not be.
  bool unite(std::uint32_t one, std::uint32_t other) {
    one = root(one);
    other = root(other);
    if (one == other) return false;
    const bool both = choice_[one] != kNothing && choice_[other] != kNothing;
    if (both && choice_[one] != choice_[other]) return false;
    parent_[std::max(one, other)] = std::min(one, other);
    choice_[std::min(one, other)] = std::min(choice_[one], choice_[other]);
    return true;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> choice_;  ///< of a root
};

/// The first image of each choice, joined with the others of it.
void apply_choices(Sets& sets, Groups& found, std::span<const std::string> chosen) {
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i].empty()) continue;
    const std::uint32_t same = first.emplace(chosen[i], i).first->second;
    sets.choose(i, same);
    if (sets.unite(same, i)) found.joined.push_back({same, i, FamilyEvidence::user, 0});
  }
}

}  // namespace

Groups groups(std::size_t images, std::vector<Link> links, std::span<const std::string> chosen) {
  Groups found;
  Sets sets(images);
  apply_choices(sets, found, chosen);
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return std::tuple(a.evidence, -a.strength, a.one, a.other) <
           std::tuple(b.evidence, -b.strength, b.one, b.other);
  });
  for (const Link& link : links) {
    if (sets.unite(link.one, link.other)) found.joined.push_back(link);
  }
  std::vector<std::uint32_t> number(images, kNothing);
  for (std::uint32_t i = 0; i < images; ++i) {
    std::uint32_t& own = number[sets.root(i)];
    if (own == kNothing) own = static_cast<std::uint32_t>(found.count++);
    found.of_image.push_back(own);
  }
  return found;
}

}  // namespace imagelift::families
