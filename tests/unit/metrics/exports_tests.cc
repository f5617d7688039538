// The exports of data/exports: what each of them must give, by its expected.json.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.h"
#include "metrics/metrics_match.h"
#include "metrics/read_metrics.h"
#include "source/url_paths.h"
#include "tests/unit/shared_folder.h"

namespace imagelift::metrics {
namespace {

using nlohmann::json;

const std::filesystem::path& folder() {
  static const auto found = test_files::shared_file("data/exports/expected.json").parent_path();
  return found;
}

boost::test_tools::assertion_result has_exports(boost::unit_test::test_unit_id) {
  return !folder().empty();
}

const json& expected() {
  static const json all = [] {
    std::ifstream file(folder() / "expected.json");
    return json::parse(file);
  }();
  return all;
}

/// The files that must be read, or those that must be refused.
std::map<std::string, json> files(const std::string& result) {
  std::map<std::string, json> chosen;
  for (const auto& [name, facts] : expected()["files"].items()) {
    if (facts["result"] == result) chosen.emplace(name, facts);
  }
  return chosen;
}

MetricTable read(const std::string& name, const MetricOptions& options = {}) {
  try {
    return read_metrics(folder() / name, options);
  } catch (const Error& error) {
    BOOST_FAIL(name << " was refused: " << error.what());
  }
  return {};
}

std::vector<ImageRef> images() {
  std::vector<ImageRef> all;
  for (const auto& [name, counts] : expected()["truth"].items()) {
    all.push_back({name + ".jpg", name});
  }
  return all;
}

using Counts = std::map<std::string, std::vector<std::uint64_t>>;

Counts counts_of(const MetricTable& table) {
  const std::vector<ImageRef> all = images();
  const MetricMatch match = match_metrics(all, table, source::path_of_address);
  Counts counts;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (match.rows_of_image[i].empty()) continue;
    const MetricTotals sums = totals(table, match.rows_of_image[i]);
    counts[all[i].name] = {*sums.impressions, *sums.clicks};
  }
  return counts;
}

std::string heading_of(const MetricReading& reading, const std::string& role) {
  for (const ColumnReading& column : reading.taken) {
    if (column.role == role) return column.heading;
  }
  return "";
}

std::set<std::string> headings_of(const std::vector<ColumnReading>& columns) {
  std::set<std::string> headings;
  for (const ColumnReading& column : columns) headings.insert(column.heading);
  return headings;
}

BOOST_AUTO_TEST_SUITE(exports_tests, *boost::unit_test::precondition(has_exports))

BOOST_AUTO_TEST_CASE(every_file_gives_its_right_counts) {
  const Counts truth = expected()["truth"].get<Counts>();
  for (const auto& [name, facts] : files("read")) {
    BOOST_TEST_CONTEXT(name) {
      const bool is_truth = facts["counts"] == "truth";
      const Counts right = is_truth ? truth : facts["counts"].get<Counts>();
      BOOST_CHECK(counts_of(read(name)) == right);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_file_is_taken_for_what_it_is) {
  for (const auto& [name, facts] : files("read")) {
    BOOST_TEST_CONTEXT(name) {
      const MetricReading reading = read(name).reading;
      const auto taken = facts.value("taken", std::map<std::string, std::string>());
      for (const auto& [role, heading] : taken) {
        BOOST_CHECK_EQUAL(heading_of(reading, role), heading);
      }
      const auto left = headings_of(reading.not_taken);
      for (const std::string& heading : facts.value("not_taken", std::vector<std::string>())) {
        BOOST_CHECK(left.contains(heading));
      }
      if (facts.contains("factors")) {
        BOOST_CHECK(headings_of(reading.factors) == facts["factors"].get<std::set<std::string>>());
      }
      const auto measures = headings_of(reading.measures);
      for (const std::string& heading : facts.value("not_factors", std::vector<std::string>())) {
        BOOST_CHECK(measures.contains(heading));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_file_says_how_it_was_read) {
  for (const auto& [name, facts] : files("read")) {
    BOOST_TEST_CONTEXT(name) {
      const MetricReading reading = read(name).reading;
      const auto says = [&](const char* key, const std::string& said) {
        if (!facts.contains(key)) return;
        // What stands behind the fact explains it to people.
        BOOST_CHECK_MESSAGE(facts[key].get<std::string>().starts_with(said) && !said.empty(),
                            key << ": " << said);
      };
      says("encoding", reading.encoding);
      says("separator", reading.separator);
      says("grouping", reading.grouping);
      says("dates", reading.dates);
      says("date_column", reading.date_column);
      says("date_note", reading.date_note);
      if (facts.contains("skipped_lines")) {
        BOOST_CHECK_EQUAL(reading.skipped_lines, facts.value("skipped_lines", std::size_t{0}));
      }
      if (facts.contains("total_rows")) {
        BOOST_CHECK_EQUAL(reading.totals.size(), facts["total_rows"].get<std::size_t>());
      }
      std::vector<std::string> no_data;
      for (const NoDataRow& row : reading.no_data) no_data.push_back(row.image);
      BOOST_CHECK(no_data == facts.value("no_data", std::vector<std::string>()));
    }
  }
}

BOOST_AUTO_TEST_CASE(totals_are_held_against_the_sums) {
  const MetricReading google = read("04_google_ads.csv").reading;
  BOOST_REQUIRE_EQUAL(google.totals.size(), 2u);
  BOOST_CHECK(google.totals[0].verdict == TotalsVerdict::equal);
  BOOST_CHECK(google.totals[1].verdict == TotalsVerdict::larger);
  const MetricReading tiktok = read("08_tiktok.csv").reading;
  BOOST_REQUIRE_EQUAL(tiktok.totals.size(), 1u);
  BOOST_CHECK(tiktok.totals[0].verdict == TotalsVerdict::equal);
}

BOOST_AUTO_TEST_CASE(rows_of_one_image_are_summed_and_named) {
  const MetricReading reading = read("51_dup_rows.csv").reading;
  BOOST_CHECK_EQUAL(reading.merged_rows, 1u);
  BOOST_REQUIRE_EQUAL(reading.merged.size(), 1u);
  BOOST_CHECK_EQUAL(reading.merged[0].into, 2u);
  BOOST_CHECK((reading.merged[0].rows == std::vector<std::size_t>{26}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_refused_with_what_to_do) {
  const std::map<std::string, std::string> parts = {
      {"41_ids_image.csv", "destroyed the ids"},
      {"48_ctr_percent_small.csv", "--metrics-ctr percent"},
      {"60_html.csv", "a web page (of a sign-in, perhaps), not a table"}};
  for (const auto& [name, facts] : files("refused")) {
    BOOST_TEST_CONTEXT(name) {
      try {
        read_metrics(folder() / name);
        BOOST_ERROR("read");
      } catch (const Error& error) {
        BOOST_CHECK(error.exit_code() == ExitCode::wrong_usage);
        BOOST_CHECK_MESSAGE(std::string(error.what()).find(parts.at(name)) != std::string::npos,
                            error.what());
        BOOST_CHECK(std::string(error.what()).find("docs/metrics.md#") != std::string::npos);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_stated_unit_lets_a_ctr_be_read) {
  const MetricTable table = read("48_ctr_percent_small.csv", {.ctr_unit = CtrUnit::percent});
  BOOST_CHECK_EQUAL(*table.rows.at(0).ctr, 0.56 / 100);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
