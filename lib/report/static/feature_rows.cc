#include "report/static/feature_rows.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/words/difference_text.h"
#include "report/words/number_text.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

using Feature = stats::FeatureResult;

constexpr double kLongestBar = 97;  // % of the width, so that its round end and the line are seen

bool is_tested(const Feature& feature) {
  return feature.eligibility == stats::Eligibility::tested;
}

/// Differences -> 0..100 % of the width: all differences fit, and four in five intervals; what
/// does not is cut at the edge.
class DifferenceScale {
 public:
  DifferenceScale(const stats::Analysis& analysis, const std::vector<std::size_t>& features) {
    std::vector<double> ends;
    for (const std::size_t f : features) {
      const Feature& feature = analysis.features[f];
      if (!is_tested(feature)) continue;
      reach_ = std::max(reach_, 1.15 * std::abs(feature.impact.value));
      const stats::Interval& interval = feature.impact_interval;
      const double end = std::max(std::abs(interval.low), std::abs(interval.high));
      if (!std::isnan(end)) ends.push_back(end);
    }
    reach_ = std::max(reach_, four_fifths(ends));
    if (reach_ == 0) reach_ = 1;
  }

  std::string percent(double difference) const {
    return fixed(std::clamp(place(difference), 0.0, 100.0), 2) + "%";
  }

  bool is_cut(double difference) const {
    return place(difference) <= 0 || place(difference) >= 100;
  }

 private:
  double place(double difference) const { return 50 + 49 * difference / reach_; }

  /// What four in five of these do not exceed, between two of them where it must be.
  static double four_fifths(std::vector<double>& values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const double place = 0.8 * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - static_cast<double>(below));
  }

  double reach_ = 0;
};

/// The CTR of one side, and the overall CTR as a line.
Node bar(const std::string& name, double ctr, double overall, double greatest) {
  const auto share = [&](double value) {
    return fixed(greatest > 0 && value > 0 ? kLongestBar * value / greatest : 0, 2) + "%";
  };
  return element("span", {{"class", "bar " + name}},
                 element("span", {{"class", "value"}}, ctr_text(ctr)),
                 element("svg", {{"aria-hidden", "true"}, {"class", "track"}},
                         element("rect", {{"width", share(ctr)}, {"height", "100%"}, {"rx", "1"}}),
                         element("line", {{"class", "mean"},
                                          {"x1", share(overall)},
                                          {"x2", share(overall)},
                                          {"y1", "-40%"},
                                          {"y2", "140%"}})));
}

Node dot(stats::Mark mark, const std::string& x) {
  if (mark == stats::Mark::lower) {
    return element("rect", {{"class", "dot"},
                            {"x", x},
                            {"y", "50%"},
                            {"width", "9"},
                            {"height", "9"},
                            {"transform", "translate(-4.5 -4.5)"}});
  }
  return element("circle", {{"class", "dot"}, {"cx", x}, {"cy", "50%"}, {"r", "5"}});
}

/// The end of an interval that goes on beyond its axis.
Node arrow(const std::string& x, const std::string& path) {
  return element("svg", {{"x", x}, {"y", "50%"}, {"overflow", "visible"}},
                 element("path", {{"class", "whisker"}, {"d", path}}));
}

Node forest(const Feature& feature, const DifferenceScale& scale) {
  Node image = element("svg", {{"aria-hidden", "true"}, {"class", "interval"}},
                       element("line", {{"class", "zero"},
                                        {"x1", scale.percent(0)},
                                        {"x2", scale.percent(0)},
                                        {"y1", "0"},
                                        {"y2", "100%"}}));
  if (!is_tested(feature)) return image;
  const stats::Interval& interval = feature.impact_interval;
  if (feature.measure != Measure::rank && !std::isnan(interval.low)) {
    image.children.push_back(element("line", {{"class", "whisker"},
                                              {"x1", scale.percent(interval.low)},
                                              {"x2", scale.percent(interval.high)},
                                              {"y1", "50%"},
                                              {"y2", "50%"}}));
    if (scale.is_cut(interval.low)) image.children.push_back(arrow("0%", "M5 -4L0 0L5 4"));
    if (scale.is_cut(interval.high)) image.children.push_back(arrow("100%", "M-5 -4L0 0L-5 4"));
  }
  image.children.push_back(dot(stats::mark_of(feature), scale.percent(feature.impact.value)));
  return image;
}

/// Why a feature is not tested.
std::string reason_of(stats::Eligibility eligibility) {
  switch (eligibility) {
    case stats::Eligibility::tested:
      break;
    case stats::Eligibility::too_few_with:
    case stats::Eligibility::too_few_without:
      return say("differences.untested.too_few");
    case stats::Eligibility::one_image_carries_it:
      return say("differences.untested.one_image_carries_it");
    case stats::Eligibility::too_rare:
      return say("differences.untested.too_rare");
    case stats::Eligibility::too_common:
      return say("differences.untested.too_common");
  }
  return "";
}

/// Means and pooled CTRs of opposite signs: both are shown, neither is marked (S5).
Node disagreement(const Feature& feature) {
  if (!feature.signs_disagree) return fragment();
  return element("small",
                 {{"class", "disagree"},
                  {"title", say("differences.both_ways",
                                {{"means", difference_text(feature.impact.value)},
                                 {"pooled", difference_text(feature.pooled.value)}})}},
                 say("differences.signs_differ"));
}

Node certainty(const stats::Analysis& analysis, const Feature& feature) {
  if (!is_tested(feature)) return element("small", {}, reason_of(feature.eligibility));
  const std::string q = say("differences.q", {{"q", probability_text(feature.q)}});
  if (feature.measure != Measure::rank) {
    return fragment(interval_text(feature.impact_interval), element("small", {}, q),
                    disagreement(feature));
  }
  const stats::Interval interval = feature.rank.interval(analysis.alpha);
  return fragment(
      say("differences.rank_correlation", {{"rho", correlation_text(feature.rank.rho)}}),
      element("small", {},
              say("differences.rank_interval", {{"low", correlation_text(interval.low)},
                                                {"high", correlation_text(interval.high)},
                                                {"q", q}})));
}

Node images_cell(const Feature& feature) {
  Node cell = element("td", {{"class", "number"}},
                      count_text(static_cast<double>(feature.sides.with.n)) + " / " +
                          count_text(static_cast<double>(feature.sides.without.n)));
  if (feature.measure == Measure::rank) {
    cell.children.push_back(
        element("small", {},
                say("differences.about_median", {{"median", measure_text(feature.threshold)}})));
  }
  return cell;
}

/// Its shown name; the key stands in the tooltip.
Node feature_text(const Feature& feature) {
  Node name = name_text(shown_name(feature.id));
  name.attributes.push_back({"title", feature.key});
  return name;
}

constexpr std::size_t kMostAlso = 6;

/// What else is in the same images.
Node also_text(const stats::Analysis& analysis, const std::vector<std::size_t>& others) {
  if (others.empty()) return {};
  std::string names;
  for (std::size_t i = 0; i < std::min(others.size(), kMostAlso); ++i) {
    names +=
        (i > 0 ? say("findings.list.between") : "") + shown_name(analysis.features[others[i]].id);
  }
  if (others.size() > kMostAlso) {
    names += " " + say("counts.more",
                       {{"n", count_text(static_cast<double>(others.size() - kMostAlso))}});
  }
  return element("small", {{"class", "also"}}, name_text(say("card.also", {{"names", names}})));
}

Node row(const stats::Analysis& analysis, const SamePresence& same, const DifferenceScale& scale,
         double greatest) {
  const Feature& feature = analysis.features[same.first];
  const std::string mark(to_string(stats::mark_of(feature)));
  const double difference = is_tested(feature) ? feature.impact.value : std::nan("");
  Node number = element("td", {{"class", "number strong"}}, difference_text(difference));
  if (!mark.empty()) {
    number.children.push_back(
        element("span", {{"class", "mark"}}, mark_sign(stats::mark_of(feature))));
  }
  return element(
      "tr",
      {{"class", mark + (mark.empty() ? "k-" : " k-") + std::string(to_string(feature.id.kind))}},
      element("th", {{"scope", "row"}}, feature_text(feature),
              element("span", {{"class", "kind"}}, std::string(to_string(feature.id.kind))),
              also_text(analysis, same.others)),
      images_cell(feature),
      element("td", {{"class", "pair"}},
              bar("with", feature.sides.with.mean, analysis.mean_ctr, greatest),
              bar("without", feature.sides.without.mean, analysis.mean_ctr, greatest)),
      std::move(number), element("td", {{"class", "forest"}}, forest(feature, scale)),
      element("td", {{"class", "certainty"}}, certainty(analysis, feature)));
}

std::string overall_text(const stats::Analysis& analysis) {
  if (std::isnan(analysis.mean_ctr)) return say("differences.heads.bars");
  return say(
      "differences.heads.bars_and_overall",
      {{"ctr", ctr_text(analysis.mean_ctr)}, {"images", say_count("counts.image", analysis.rows)}});
}

Node head(const stats::Analysis& analysis) {
  const auto column = [](const std::string& title, const std::string& detail) {
    return element("th", {{"scope", "col"}}, title, element("small", {}, detail));
  };
  return element(
      "thead", {},
      element("tr", {}, column(say("differences.heads.feature"), ""),
              column(say("differences.heads.images"), say("differences.heads.with_without")),
              column(say("differences.heads.ctr"), overall_text(analysis)),
              column(say("differences.heads.difference"), say("differences.heads.points")),
              column(say("differences.heads.interval"), say("differences.heads.sides_of_zero")),
              column(say("differences.heads.certainty"), say("differences.heads.interval_and_q"))));
}

double greatest_ctr(const stats::Analysis& analysis, const std::vector<std::size_t>& features) {
  double greatest = std::isnan(analysis.mean_ctr) ? 0 : analysis.mean_ctr;
  for (const std::size_t f : features) {
    const stats::Sides& sides = analysis.features[f].sides;
    for (const double mean : {sides.with.mean, sides.without.mean}) {
      if (mean > greatest) greatest = mean;
    }
  }
  return greatest;
}

/// In no image with a CTR at its threshold: there is nothing to show.
bool is_empty(const Feature& feature) {
  return feature.measure != Measure::rank && feature.sides.with.n == 0;
}

}  // namespace

std::vector<SamePresence> folded_by_presence(const stats::Analysis& analysis,
                                             const std::vector<std::size_t>& features) {
  std::map<std::size_t, SamePresence> by_hypothesis;
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    if (!is_tested(analysis.features[f])) continue;
    SamePresence& same = by_hypothesis[analysis.features[f].hypothesis];
    if (same.first == SamePresence::kNone) {
      same.first = f;
    } else {
      same.others.push_back(f);
    }
  }
  std::vector<SamePresence> rows;
  for (const std::size_t f : features) {
    if (!is_tested(analysis.features[f])) {
      if (!is_empty(analysis.features[f])) rows.push_back({f, {}});
    } else if (const auto& same = by_hypothesis[analysis.features[f].hypothesis]; same.first == f) {
      rows.push_back(same);
    }
  }
  return rows;
}

Node feature_rows(const stats::Analysis& analysis, const std::vector<SamePresence>& rows) {
  std::vector<std::size_t> features;
  for (const SamePresence& same : rows) features.push_back(same.first);
  const DifferenceScale scale(analysis, features);
  const double greatest = greatest_ctr(analysis, features);
  Node body = element("tbody", {});
  for (const SamePresence& same : rows) {
    body.children.push_back(row(analysis, same, scale, greatest));
  }
  return element("table", {{"class", "features"}}, head(analysis), std::move(body));
}

}  // namespace imagelift::report
