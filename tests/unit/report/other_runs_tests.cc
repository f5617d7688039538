#include "report/history/other_runs.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>

#include "text/temporary_folder.h"

namespace imagelift::report {
namespace {

const std::vector<ModelIdentity> kModels = {{Task::objects, "yolov3_tiny", "", ""}};

/// A store with a run a day, of images 0 .. images - 1.
struct SmallStore {
  SmallStore() { store.emplace(store::Store::open(folder / "imagelift.sqlite")); }

  store::RunId add(int day, const std::string& business, int images,
                   store::RunState state = store::RunState::complete) {
    const std::string date = "2026-11-" + std::to_string(day) + "T08:00:00Z";
    const store::RunId run = store->runs().begin(
        {0, "run " + std::to_string(day), business, "shop", date, "", "0.1.0"}, kModels);
    for (int i = 0; i < images; ++i) {
      ImageAnalysis analysis;
      const std::string digit = std::to_string(i % 10);
      for (int j = 0; j < 64; ++j) analysis.content.sha256 += digit;
      analysis.models = kModels;
      analysis.thumbnail = Thumbnail{{100 + i, 80}, std::vector<std::uint8_t>(1000, 0xff)};
      store->analyses().put(analysis,
                            std::vector<FeatureValue>{{{FeatureKind::object, "dog"}, 0.5}});
      store->images().put(run, static_cast<std::size_t>(i), {digit + ".jpg", digit},
                          analysis.content);
    }
    if (state != store::RunState::running) store->runs().finish(run, state, date);
    return run;
  }

  text::TemporaryFolder folder;
  std::optional<store::Store> store;
};

/// Those that the reader can switch to.
std::vector<OtherRun> with_folder(const OtherRuns& others) {
  std::vector<OtherRun> found;
  std::ranges::copy_if(others.runs, std::back_inserter(found),
                       [](const OtherRun& run) { return !run.folder.empty(); });
  return found;
}

std::vector<std::string> folders(const ReportData& data) {
  std::vector<std::string> names;
  for (const RunLink& run : data.runs) names.push_back(run.uid + ": " + run.folder);
  return names;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(other_runs_tests, SmallStore)

BOOST_AUTO_TEST_CASE(the_newest_complete_runs_of_any_business_have_a_folder) {
  add(11, "acme", 2);
  add(12, "globex", 2);
  const store::RunId own = add(13, "acme", 3);
  add(14, "acme", 2, store::RunState::interrupted);
  add(15, "acme", 2);
  ReportData data = build_report_data(*store, own);
  const OtherRuns others = choose_other_runs(*store, data, {}, {.most_runs = 2});
  BOOST_TEST(folders(data) ==
             (std::vector<std::string>{"run 15: runs/1/", "run 13: ", "run 12: runs/2/"}));
  BOOST_TEST(data.runs_left_out == 1u);
  BOOST_TEST(data.runs[2].business == "globex");
  BOOST_REQUIRE(with_folder(others).size() == 2u);
  BOOST_TEST(with_folder(others)[1].load().run.uid == "run 12");
  BOOST_REQUIRE(others.runs.size() == 3u);  // the history tells of one more
  BOOST_TEST(others.runs[2].uid == "run 11");
  BOOST_TEST(!others.runs[1].is_sibling);
}

BOOST_AUTO_TEST_CASE(only_images_that_the_own_run_lacks_are_added) {
  const store::RunId own = add(13, "acme", 3);
  add(14, "acme", 5);
  add(15, "acme", 5);
  ReportData data = build_report_data(*store, own);
  const OtherRuns others = choose_other_runs(*store, data, {});
  BOOST_TEST(others.thumbnails.size() == 2u);
  const ThumbnailSheets sheets = plan_sheets(data, SheetKind::grid, others.thumbnails);
  BOOST_TEST(sheets.count == 5u);
  BOOST_TEST(sheets.cell.width == 104);
  ReportData other = others.runs[0].load();
  const ThumbnailSheets found = sheets_of_other(sheets, other);
  BOOST_TEST(found.position == (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
  BOOST_TEST(other.images[4].thumbnail->size.width == 104);
}

BOOST_AUTO_TEST_CASE(a_run_that_is_known_to_be_unread_has_no_link) {
  const store::RunId own = add(13, "acme", 3);
  add(14, "acme", 5);
  ReportData data = build_report_data(*store, own);
  note_unread(data, {{"run 14", "2026-11-14T08:00:00Z", "Its metrics are odd."}});
  BOOST_TEST(choose_other_runs(*store, data, {}).runs.empty());
  BOOST_TEST(data.runs_left_out == 1u);
  BOOST_TEST(folders(data) == std::vector<std::string>{"run 13: "});
}

BOOST_AUTO_TEST_CASE(a_run_for_which_the_folder_has_no_room_is_left_out) {
  const store::RunId own = add(13, "acme", 3);
  add(14, "acme", 5);
  ReportData data = build_report_data(*store, own);
  const OtherRuns others = choose_other_runs(*store, data, {}, {10, 2'050'000});
  BOOST_TEST(with_folder(others).empty());
  BOOST_TEST(data.runs_left_out == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
