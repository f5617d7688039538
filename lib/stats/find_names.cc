#include "stats/find_names.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

#include "stats/false_discovery.h"
#include "stats/joint.h"
#include "stats/joint_step.h"

namespace imagelift::stats {
namespace {

constexpr std::size_t kMostCandidates = 20;
constexpr std::size_t kFamiliesEach = 15;

/// From this |phi| on one folds under another.
constexpr double kGoesWith = 0.3;

/// |phi| that differ by less are equal.
constexpr double kEqualPhi = 1e-12;

constexpr std::size_t kNone = Naming::kNone;

/// Makes the answer; indexes are of features.
class NameFinder {
 public:
  NameFinder(Analysis& analysis, const NamesInput& input) : analysis_(analysis), input_(input) {}

  void make() {
    number_hypotheses();
    choose_names(join(rejected_));
    fold();
    check_names();
    set_standings();
    sort_names();
  }

 private:
  /// A name with what folds under it, and what stands for the group after the checks.
  struct Group {
    std::size_t name = kNone;
    std::vector<std::size_t> folded;  ///< by p*
    std::size_t leader = kNone;       ///< kNone: none passed
    std::vector<std::size_t> fragile;
  };

  double p_star(std::size_t f) const { return analysis_.features[f].p_within; }

  void number_hypotheses();
  std::vector<std::size_t> join(std::vector<std::size_t> candidates);
  void choose_names(const std::vector<std::size_t>& stay);
  double phi_of(std::size_t a, std::size_t b) const;
  void fold();
  void check_names();
  bool passes(std::size_t f) const;
  void set_standings();
  void stand(std::size_t f, NamingStatus status, std::size_t under);
  void sort_names();

  Analysis& analysis_;
  const NamesInput& input_;
  std::vector<std::size_t> firsts_;    ///< by hypothesis
  std::vector<std::size_t> rejected_;  ///< by p*
  std::vector<Group> groups_;          ///< by p* of the name
  std::vector<std::size_t> alone_;     ///< rejected, under no name
};

void NameFinder::number_hypotheses() {
  auto& features = analysis_.features;
  std::vector<double> p;
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (features[f].eligibility != Eligibility::tested) continue;
    if (features[f].hypothesis_within < firsts_.size()) continue;
    firsts_.push_back(f);
    p.push_back(p_star(f));
  }
  const auto family = false_discovery(p, input_.options.false_discovery_rate);
  for (auto& feature : features) {
    if (feature.eligibility != Eligibility::tested) continue;
    feature.q_within = family.q[feature.hypothesis_within];
  }
  for (std::size_t i = 0; i < firsts_.size(); ++i) {
    if (family.q[i] <= input_.options.false_discovery_rate) rejected_.push_back(firsts_[i]);
  }
  std::stable_sort(rejected_.begin(), rejected_.end(),
                   [&](std::size_t a, std::size_t b) { return p_star(a) < p_star(b); });
  analysis_.hypotheses_within = firsts_.size();
  analysis_.rejected_within = rejected_.size();
}

/// The joint step over the first of `candidates`, by p*; those that stay.
std::vector<std::size_t> NameFinder::join(std::vector<std::size_t> candidates) {
  const std::size_t most = std::max<std::size_t>(1, analysis_.families / kFamiliesEach);
  candidates.resize(std::min({candidates.size(), kMostCandidates, most}));
  std::vector<Presence> presences;
  std::vector<double> p;
  for (const auto f : candidates) {
    presences.push_back(input_.presences[f]);
    p.push_back(p_star(f));
  }
  const double level = input_.options.false_discovery_rate /
                       static_cast<double>(std::max<std::size_t>(1, rejected_.size()));
  const JointStep step = joint_step(input_.fits, presences, p, level);
  std::vector<std::size_t> stay;
  for (const auto i : step.stay) stay.push_back(candidates[i]);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    analysis_.features[candidates[i]].naming.joint_p = step.p[i];
  }
  return stay;
}

void NameFinder::choose_names(const std::vector<std::size_t>& stay) {
  std::vector<double> p;
  for (const auto f : stay) p.push_back(p_star(f));
  const std::size_t kept =
      names_kept(p, std::max<std::size_t>(1, firsts_.size()), input_.options.false_discovery_rate);
  for (std::size_t i = 0; i < kept; ++i) groups_.push_back({stay[i], {}, kNone, {}});
}

/// Over the rows that know both, each counting once; 0 where one does not vary.
double NameFinder::phi_of(std::size_t a, std::size_t b) const {
  const Presence& first = input_.presences[a];
  const Presence& second = input_.presences[b];
  std::vector<std::uint32_t> missing;
  std::set_union(first.missing.begin(), first.missing.end(), second.missing.begin(),
                 second.missing.end(), std::back_inserter(missing));
  const double phi_or_none = phi(rows_but(first.with, missing), rows_but(second.with, missing),
                                 input_.table.rows - missing.size());
  return std::isnan(phi_or_none) ? 0 : phi_or_none;
}

/// What was rejected and is no name goes under the name that it goes with most.
void NameFinder::fold() {
  for (const auto f : rejected_) {
    const bool is_name = std::any_of(groups_.begin(), groups_.end(),
                                     [&](const Group& group) { return group.name == f; });
    if (is_name) continue;
    Group* best = nullptr;
    double largest = 0;
    for (Group& group : groups_) {
      const double size = std::abs(phi_of(f, group.name));
      if (size <= largest + kEqualPhi) continue;
      largest = size;
      best = &group;
    }
    if (best != nullptr && largest >= kGoesWith - kEqualPhi) {
      best->folded.push_back(f);
    } else {
      alone_.push_back(f);
    }
  }
}

bool NameFinder::passes(std::size_t f) const {
  const Presence& presence = input_.presences[f];
  const FeatureColumn& column = input_.table.columns[analysis_.features[f].column];
  const double whole = input_.decides[f].value;
  return pass(threshold_checks(input_.fits, column, input_.options.thresholds, presence.missing),
              whole) &&
         pass(family_checks(input_.fits, presence), whole);
}

/// A name that fails gives its place to those folded under it, in turn.
void NameFinder::check_names() {
  for (Group& group : groups_) {
    std::vector<std::size_t> tried = {group.name};
    tried.insert(tried.end(), group.folded.begin(), group.folded.end());
    for (const auto f : tried) {
      if (passes(f)) {
        group.leader = f;
        break;
      }
      group.fragile.push_back(f);
    }
  }
}

void NameFinder::stand(std::size_t f, NamingStatus status, std::size_t under) {
  Naming& naming = analysis_.features[f].naming;
  naming.status = status;
  naming.under = under;
  naming.phi = under == kNone ? kUndefined : phi_of(f, under);
}

void NameFinder::set_standings() {
  for (const auto f : alone_) stand(f, NamingStatus::not_on_its_own, kNone);
  for (const Group& group : groups_) {
    for (const auto f : group.folded) {
      stand(f, group.leader == kNone ? NamingStatus::not_on_its_own : NamingStatus::folded,
            group.leader);
    }
    for (const auto f : group.fragile) stand(f, NamingStatus::fragile, group.leader);
    if (group.leader != kNone) stand(group.leader, NamingStatus::named, kNone);
  }
  for (std::size_t f = 0; f < analysis_.features.size(); ++f) {
    FeatureResult& feature = analysis_.features[f];
    if (feature.eligibility != Eligibility::tested) continue;
    const std::size_t first = firsts_[feature.hypothesis_within];
    if (first == f) continue;
    const Naming& of_first = analysis_.features[first].naming;
    if (of_first.status != NamingStatus::named) {
      stand(f, of_first.status, of_first.under);
    } else {
      feature.naming.status = NamingStatus::same;
      feature.naming.under = first;
    }
  }
}

void NameFinder::sort_names() {
  for (const Group& group : groups_) {
    if (group.leader != kNone) analysis_.names.push_back(group.leader);
  }
  const auto place = [&](std::size_t f) {
    return std::pair(-std::abs(input_.decides[f].value), p_star(f));
  };
  std::stable_sort(analysis_.names.begin(), analysis_.names.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
}

}  // namespace

void find_names(Analysis& analysis, const NamesInput& input) {
  NameFinder(analysis, input).make();
}

}  // namespace imagelift::stats
