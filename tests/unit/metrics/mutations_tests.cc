// Made-up files in very many looks: each is read rightly or refused, never read wrongly.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "core/error.h"
#include "metrics/read_metrics.h"
#include "tests/unit/metrics/made_up_table.h"

namespace imagelift::metrics {
namespace {

constexpr unsigned kFiles = 1500;
constexpr double kLeastRead = 0.9;  // refusing everything would be no art

Truth truth_of(const MetricTable& table) {
  Truth truth;
  for (const MetricRow& row : table.rows) {
    auto& counts = truth[{row.image, row.date.iso()}];
    counts.first += *row.impressions;
    counts.second += *row.clicks;
  }
  return truth;
}

/// Whether the measure, if it was taken, is what the file says.
bool spend_is_right(const MetricTable& table, const MadeUpTable& made) {
  for (const MeasureColumn& measure : table.measures) {
    if (measure.name != "spend") continue;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const double right = made.spend.at({table.rows[i].image, table.rows[i].date.iso()});
      if (!measure.values[i] || std::abs(*measure.values[i] - right) > 0.001) return false;
    }
  }
  return true;
}

/// A few characters changed, lost or doubled: what it says then nobody knows, but reading it must
/// end in a table or a sentence.
void damage(std::string& bytes, std::mt19937& dice) {
  for (unsigned i = 0; i < 1 + dice() % 4; ++i) {
    const std::size_t at = dice() % bytes.size();
    if (dice() % 3 == 0) {
      bytes.erase(at, 1 + dice() % 3);
    } else if (dice() % 2 == 0) {
      bytes.insert(at, 1, bytes[dice() % bytes.size()]);
    } else {
      bytes[at] = static_cast<char>(dice() % 256);
    }
    if (bytes.empty()) return;
  }
}

BOOST_AUTO_TEST_SUITE(mutations_tests)

BOOST_AUTO_TEST_CASE(files_in_any_look_are_read_rightly_or_refused) {
  unsigned read = 0;
  for (unsigned seed = 1; seed <= kFiles; ++seed) {
    std::mt19937 dice(seed);
    const MadeUpTable made = made_up_table(dice);
    BOOST_TEST_CONTEXT("seed " << seed << ": " << made.how) {
      try {
        const MetricTable table = parse_metrics(made.bytes, "made-up.csv");
        ++read;
        BOOST_CHECK(truth_of(table) == made.truth);
        BOOST_CHECK(spend_is_right(table, made));
      } catch (const Error& refusal) {
        BOOST_TEST_MESSAGE("refused, " << seed << ": " << made.how << ": " << refusal.what());
      }
    }
  }
  BOOST_TEST_MESSAGE("read " << read << " of " << kFiles);
  BOOST_CHECK_GE(read, kLeastRead * kFiles);
}

BOOST_AUTO_TEST_CASE(damaged_files_end_in_a_table_or_a_sentence) {
  for (unsigned seed = 1; seed <= kFiles; ++seed) {
    std::mt19937 dice(seed);
    std::string bytes = made_up_table(dice).bytes;
    damage(bytes, dice);
    try {
      const MetricTable table = parse_metrics(bytes, "damaged.csv");
      BOOST_CHECK(!table.rows.empty());
    } catch (const Error& refusal) {
      BOOST_CHECK(std::string(refusal.what()).starts_with("damaged.csv cannot be used: "));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
