#include "tests/calibration/dump.h"

#include "run_json.h"
#include "stats/analysis.h"
#include "tests/calibration/population.h"
#include "tests/calibration/seeds.h"

namespace imagelift::calibration {

nlohmann::json dumped(const Scenario& scenario, std::uint32_t set) {
  Dice dice(seed_of(scenario, set));
  const Population population(scenario, dice);
  const DrawnRows rows = population.draw(dice);
  const auto analysis = stats::analyse(rows.table, rows.outcomes);
  nlohmann::json levels = nlohmann::json::array();
  for (const auto& level : analysis.levels) {
    if (level.named) levels.push_back({level.factor, level.level});
  }
  return {{"scenario", scenario.name},
          {"set", set},
          {"input", stats::json_of_run(rows.table, rows.outcomes, {})},
          {"effects", population.effects()},
          {"names", analysis.names},
          {"levels", levels}};
}

}  // namespace imagelift::calibration
