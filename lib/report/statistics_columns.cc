#include "report/statistics_columns.h"

#include "stats/answer.h"

namespace imagelift::report {

NamedColumns statistics_columns(const stats::Analysis& analysis) {
  using Feature = stats::FeatureResult;
  const double alpha = analysis.alpha;
  const auto exact = [&](auto get) { return column_of<double>(analysis.features, get); };
  const auto rough = [&](auto get) { return column_of<float>(analysis.features, get); };
  const auto whole = [&](auto get) { return column_of<std::uint32_t>(analysis.features, get); };
  const auto small = [&](auto get) { return column_of<std::uint8_t>(analysis.features, get); };
  return {
      {"with", whole([](const Feature& f) { return f.sides.with.n; })},
      {"without", whole([](const Feature& f) { return f.sides.without.n; })},
      {"ctr_with", exact([](const Feature& f) { return f.sides.with.mean; })},
      {"ctr_without", exact([](const Feature& f) { return f.sides.without.mean; })},
      {"low", exact([](const Feature& f) { return f.impact_interval.low; })},
      {"high", exact([](const Feature& f) { return f.impact_interval.high; })},
      {"plain_low", exact([](const Feature& f) { return f.welch.interval(0.05).low; })},
      {"plain_high", exact([](const Feature& f) { return f.welch.interval(0.05).high; })},
      {"p", exact([](const Feature& f) { return f.p; })},
      {"q", exact([](const Feature& f) { return f.q; })},
      {"rho", rough([](const Feature& f) { return f.rank.rho; })},
      {"rho_low", rough([&](const Feature& f) { return f.rank.interval(alpha).low; })},
      {"rho_high", rough([&](const Feature& f) { return f.rank.interval(alpha).high; })},
      {"marked", small([](const Feature& f) { return f.marked; })},
      {"standing", small([](const Feature& f) { return f.standing; })},
      {"ranking",
       column_of<std::uint32_t>(stats::ranking(analysis), [](std::size_t f) { return f; })},
  };
}

}  // namespace imagelift::report
