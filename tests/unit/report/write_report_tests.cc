#include "report/write_report.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "core/error.h"
#include "report/data/example_images.h"
#include "report/history/other_runs.h"
#include "tests/browser/made_up_data.h"
#include "tests/browser/made_up_runs.h"
#include "text/read_file.h"
#include "text/temporary_folder.h"

namespace imagelift::report {
namespace {

namespace fs = std::filesystem;

struct Folder {
  text::TemporaryFolder temporary;
  fs::path path = temporary.path();
};

std::string content(const fs::path& file) {
  return text::read_beginning(file, 64 << 20);
}

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), folder).string());
  }
  return names;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(write_report_tests, Folder)

BOOST_AUTO_TEST_CASE(the_folder_has_pages_script_style_and_data) {
  write_report(tests::made_up_data({0, 0, 0.1}), path / "report");
  BOOST_TEST(files_in(path / "report") ==
             (std::set<std::string>{"data.js", "data.json", "details.js", "details.json",
                                    "index.html", "parts.js", "report.css", "report.js"}));
  const std::string style = content(path / "report/report.css");
  BOOST_TEST(style.find("--higher") != std::string::npos);
  for (const KindFacts& row : kKindTable) {
    BOOST_TEST(style.find(".k-" + std::string(row.name) + "{") != std::string::npos, row.name);
  }
  BOOST_TEST(content(path / "report/data.js") ==
             "var imageliftReport = " + content(path / "report/data.json") + ";\n");
  BOOST_TEST(content(path / "report/details.js") ==
             "var imageliftDetails = " + content(path / "report/details.json") + ";\n");
}

BOOST_AUTO_TEST_CASE(examples_of_the_first_verdict_are_images_of_their_own) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  write_report(data, path / "report");
  BOOST_TEST(files_in(path / "report/examples") ==
             (std::set<std::string>{"0.jpg", "1.jpg", "2.jpg"}));
  const auto& jpeg = data.images[first_examples(data)[0]].thumbnail->jpeg;
  BOOST_TEST(content(path / "report/examples/0.jpg") == std::string(jpeg.begin(), jpeg.end()));
}

BOOST_AUTO_TEST_CASE(thumbnails_are_files_of_their_own_or_in_sheets) {
  const ReportData data = tests::made_up_data({51, 5, 0.2});
  write_report(data, path / "single");
  BOOST_TEST(files_in(path / "single/thumbnails").size() == 49u);  // two have none
  std::vector<std::size_t> sheets;
  write_report(data, path / "grid",
               [&](std::span<const Thumbnail> thumbnails, const SheetGrid& grid) {
                 sheets.push_back(thumbnails.size());
                 BOOST_TEST(grid.columns * grid.rows >= static_cast<int>(thumbnails.size()));
                 return std::vector<std::uint8_t>{0xff, 0xd8};
               });
  BOOST_TEST(sheets == std::vector<std::size_t>{49});
  BOOST_TEST(files_in(path / "grid/thumbnails") == std::set<std::string>{"0.jpg"});
}

BOOST_AUTO_TEST_CASE(other_runs_have_documents_that_share_the_thumbnails) {
  ReportData data = tests::made_up_data({51, 5, 0.2});
  OtherRuns others = tests::other_made_up_runs(data, 2);
  write_report(data, path / "report", {}, [&](ReportData&) { return others; });
  BOOST_TEST(files_in(path / "report/runs") == (std::set<std::string>{"1/data.js", "2/data.js"}));
  const std::string document = content(path / "report/runs/2/data.js");
  BOOST_TEST(document.find("\"another business\"") != std::string::npos);
  BOOST_TEST(document.find("\"prefix\":\"thumbnails/\"") != std::string::npos);
  BOOST_TEST(files_in(path / "report/thumbnails").size() == 49u);
}

BOOST_AUTO_TEST_CASE(an_other_run_that_cannot_be_read_is_told_and_has_no_link) {
  ReportData data = tests::made_up_data({51, 5, 0.2});
  OtherRuns others = tests::other_made_up_runs(data, 2);
  others.runs[0].load = []() -> ReportData { throw run_error("Its metrics are odd."); };
  const ReportData told =
      write_report(data, path / "report", {}, [&](ReportData&) { return others; });
  BOOST_REQUIRE(told.unread_runs.size() == 1u);
  BOOST_TEST(files_in(path / "report/runs") == std::set<std::string>{"2/data.js"});
  for (const char* file : {"report/data.js", "report/runs/2/data.js"}) {
    const std::string document = content(path / file);
    BOOST_TEST(document.find("Its metrics are odd.") != std::string::npos);
    BOOST_TEST(document.find("runs/1/") == std::string::npos);
    BOOST_TEST(document.find("runs/2/") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_new_report_replaces_the_old_one_and_leaves_nothing_beside_it) {
  fs::create_directories(path / "report");
  std::ofstream(path / "report/old.txt") << "old";
  std::ofstream(path / "report/index.html") << "old";
  write_report(tests::made_up_data({1, 5, 0.9}), path / "report");
  BOOST_TEST(!fs::exists(path / "report/old.txt"));
  BOOST_TEST(content(path / "report/index.html").starts_with("<!doctype html>"));
  BOOST_TEST(std::distance(fs::directory_iterator(path), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_is_no_obstacle) {
  fs::create_directories(path / "report.part/thumbnails");
  std::ofstream(path / "report.part/thumbnails/7.jpg") << "half";
  write_report(tests::made_up_data({1, 5, 0.9}), path / "report");
  BOOST_TEST(!fs::exists(path / "report/thumbnails/7.jpg"));
}

BOOST_AUTO_TEST_CASE(the_same_data_give_the_same_bytes) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  write_report(data, path / "a");
  write_report(data, path / "b");
  for (const std::string& file : files_in(path / "a")) {
    BOOST_TEST((content(path / "a" / file) == content(path / "b" / file)), file);
  }
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_one_clear_error) {
  std::ofstream(path / "file") << "no folder";
  BOOST_CHECK_EXCEPTION(write_report({}, path / "file" / "report"), Error, [](const Error& error) {
    return std::string(error.what()).find("cannot be written") != std::string::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
