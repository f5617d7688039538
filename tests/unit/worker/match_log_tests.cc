#include "worker/run/match_log.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <boost/test/unit_test.hpp>
#include <memory>
#include <sstream>

#include "metrics/ads.h"

namespace imagelift::worker {
namespace {

/// The log of one test; warnings are lines of it, too.
class Recorded : public Progress {
 public:
  Recorded() : before_(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::move(sink)));
    spdlog::default_logger()->set_pattern("%v");
  }
  ~Recorded() override { spdlog::set_default_logger(before_); }

  void advance(std::string_view, std::size_t, std::size_t) override {}
  void warn(std::string_view sentence) override { text_ << "warning: " << sentence << "\n"; }

  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_;
};

const std::vector<ImageRef> kImages = {{"dog_beach.jpg", "dog_beach"},
                                       {"cat_sofa.jpg", "cat_sofa"}};

/// What the log says of rows with these names.
std::string log_of(const std::vector<std::string>& names, std::string_view map = {},
                   bool by_ad = false) {
  metrics::MetricTable table;
  table.has_counts = true;
  for (const std::string& name : names) {
    metrics::MetricRow& row = table.rows.emplace_back();
    row.row = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.image = name;
    row.impressions = 100;
    row.clicks = 1;
  }
  if (by_ad) table = metrics::with_ads(table);
  const auto ads = map.empty() ? metrics::AdMap{} : metrics::parse_ad_map(map, "map.csv");
  const auto match = metrics::match_metrics(kImages, table, {}, ads);
  table = metrics::resolved(std::move(table), match, kImages);
  Recorded log;
  log_match(table, metrics::matched_sides(kImages, table), match, log);
  return log.text();
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(match_log_tests)

BOOST_AUTO_TEST_CASE(rows_that_name_their_images_need_no_words) {
  BOOST_TEST(log_of({"dog_beach", "cat_sofa.jpg"}) == "2 of 2 images have metrics\n");
}

BOOST_AUTO_TEST_CASE(ways_of_matching_are_counted_with_an_example) {
  const std::string log =
      log_of({"ACME dog_beach v2", "7", "cat_sofa v3"}, "ad,image\n7,cat_sofa\n");
  BOOST_TEST(says(log, "1 row by the map, such as"));
  BOOST_TEST(says(log, "2 rows by the name of an image within theirs, such as"));
  BOOST_TEST(says(log, "ACME dog_beach v2"));
  BOOST_TEST(says(log, "The map map.csv says by its column ad"));
  BOOST_TEST(says(log, "2 ads show 1 image: their clicks are summed by image and date"));
  BOOST_TEST(!says(log, "warning"));
}

BOOST_AUTO_TEST_CASE(ads_that_stay_apart_are_counted_too) {
  BOOST_TEST(says(log_of({"dog_beach", "dog_beach - Copy"}, "", true),
                  "2 ads show 1 image: they stay apart by the factor ad"));
}

BOOST_AUTO_TEST_CASE(what_fits_several_images_is_a_warning_that_names_them) {
  const std::string log = log_of({"dog_beach", "cat_sofa", "dog_beach + cat_sofa"});
  BOOST_TEST(says(log, "warning: 1 row fits several images equally well and is left out, such as"));
  BOOST_TEST(says(log, "dog_beach + cat_sofa"));
  BOOST_TEST(says(log, "cat_sofa.jpg"));
  BOOST_TEST(says(log, "--metrics-map"));
}

BOOST_AUTO_TEST_CASE(secrets_of_addresses_are_not_shown) {
  BOOST_TEST(!says(log_of({"https://u:hunter2@h/dog_beach_2x.jpg?token=hunter2",
                           "https://h/zebra.jpg?token=hunter2"}),
                   "hunter2"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::worker
