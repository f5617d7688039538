#include "store/files/staging_area.h"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "core/error.h"
#include "store/files/staging_journal.h"
#include "text/temporary_folder.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

/// A folder with the files of an old run, and those of a new one staged.
struct Staged {
  Staged() {
    write(root / "report/index.html", "old");
    write(root / "run.json", "old");
    write(root / "store", "old");
    write(root / "failed/run.json", "old");
    write(root / "foreign", "foreign");
    old_files = visible();
    fs::create_directories(hidden);
    stage();
  }

  void stage() {
    const fs::path next = StagingArea(root, hidden).begin();
    write(next / "report/index.html", "new");
    write(next / "run.json", "new");
    write(next / "another.json", "new");
    write(hidden / "store", "new");
  }

  /// The steps that publish() would write down.
  std::vector<StagedStep> steps() const {
    using enum StagedStep::Kind;
    return {{folder, "report", "next/report", true},
            {file, "another.json", "next/another.json", false},
            {file, "run.json", "next/run.json", true},
            {removal, "failed", "", true},
            {file, "store", "store", true}};
  }

  std::map<std::string, std::string> visible() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string name = entry.path().lexically_relative(root).string();
      if (!entry.is_regular_file() || name.starts_with(".hidden")) continue;
      std::getline(std::ifstream(entry.path()), files[name]);
    }
    return files;
  }

  const text::TemporaryFolder temporary;
  const fs::path root = temporary.path();
  const fs::path hidden = root / ".hidden";
  std::map<std::string, std::string> old_files;
  const std::map<std::string, std::string> new_files = {{"report/index.html", "new"},
                                                        {"run.json", "new"},
                                                        {"another.json", "new"},
                                                        {"store", "new"},
                                                        {"foreign", "foreign"}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(staging_area_tests, Staged)

BOOST_AUTO_TEST_CASE(everything_is_published_and_nothing_is_left) {
  const StagingArea area(root, hidden);
  stage();
  BOOST_TEST((visible() == old_files));
  area.publish(hidden / "store", {"failed"});
  BOOST_TEST((visible() == new_files));
  BOOST_TEST(!StagingArea::is_between_runs(hidden));
  BOOST_TEST(fs::is_empty(hidden));
}

BOOST_AUTO_TEST_CASE(a_publication_that_was_begun_is_completed_at_the_next_start) {
  StagingJournal(root, hidden).open(steps());
  BOOST_TEST(StagingArea::is_between_runs(hidden));
  const StagingArea area(root, hidden);
  BOOST_TEST((visible() == new_files));
  BOOST_TEST(!StagingArea::is_between_runs(hidden));
}

BOOST_AUTO_TEST_CASE(completing_twice_is_completing_once) {
  const StagingJournal journal(root, hidden);
  journal.open(steps());
  fs::copy_file(hidden / "publishing", hidden / "kept");
  journal.complete();
  fs::rename(hidden / "kept", hidden / "publishing");
  journal.complete();
  BOOST_TEST((visible() == new_files));
}

BOOST_AUTO_TEST_CASE(a_publication_that_is_taken_back_leaves_the_old_files_and_the_new_work) {
  const StagingJournal journal(root, hidden);
  journal.open(steps());
  fs::copy_file(hidden / "publishing", hidden / "kept");
  // All steps are done, and the process is killed before it closes the journal.
  fs::create_directories(hidden / "previous");
  journal.complete();
  write(root / "report/.imagelift-new", "");
  fs::rename(hidden / "kept", hidden / "publishing");
  journal.take_back();
  BOOST_TEST((visible() == old_files));
  std::string store;
  std::getline(std::ifstream(hidden / "store"), store);
  BOOST_TEST(store == "new");
}

BOOST_AUTO_TEST_CASE(taking_back_before_any_step_changes_nothing) {
  const StagingJournal journal(root, hidden);
  journal.open(steps());
  journal.take_back();
  BOOST_TEST((visible() == old_files));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_put_in_its_place_takes_all_of_it_back) {
  fs::remove(root / "run.json");
  write(root / "run.json/in_the_way",
        "foreign");  // a file cannot replace a folder that holds something
  const auto before = visible();
  const StagingArea area(root, hidden);
  stage();
  BOOST_CHECK_THROW(area.publish(hidden / "store", {"failed"}), Error);
  BOOST_TEST((visible() == before));
  BOOST_TEST(!StagingArea::is_between_runs(hidden));
  BOOST_TEST(fs::exists(hidden / "store"));
}

BOOST_AUTO_TEST_CASE(a_journal_of_another_version_is_not_guessed_at) {
  write(hidden / "publishing", "imagelift-publishing 9\n");
  BOOST_CHECK_THROW(StagingArea(root, hidden), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
