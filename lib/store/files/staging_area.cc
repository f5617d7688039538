#include "store/files/staging_area.h"

#include <system_error>
#include <utility>

#include "core/error.h"
#include "store/files/staging_journal.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

constexpr char kNext[] = "next";          // the new files, below the hidden folder
constexpr char kPrevious[] = "previous";  // what they replace, see StagingJournal

bool is_there(const fs::path& path) {
  return fs::symlink_status(path).type() != fs::file_type::not_found;
}

/// Of what std::filesystem throws, our sentence.
template <class Work>
void naming_the_folder(const fs::path& root, Work work) {
  try {
    work();
  } catch (const fs::filesystem_error& error) {
    throw run_error("The files of the run cannot be put into " + root.string() + ": " +
                    error.code().message());
  }
}

/// Folders first: their exchange is what a strange file system refuses, and then nothing is done.
std::vector<StagedStep> steps_of(const fs::path& root, const fs::path& hidden) {
  std::vector<StagedStep> folders, files;
  for (const auto& entry : fs::directory_iterator(hidden / kNext)) {
    const std::string name = entry.path().filename().string();
    const bool is_folder = entry.is_directory();
    StagedStep step{is_folder ? StagedStep::Kind::folder : StagedStep::Kind::file, name,
                    std::string(kNext) + "/" + name, is_there(root / name)};
    (is_folder ? folders : files).push_back(std::move(step));
  }
  folders.insert(folders.end(), files.begin(), files.end());
  return folders;
}

}  // namespace

StagingArea::StagingArea(fs::path root, fs::path hidden)
    : root_(std::move(root)), hidden_(std::move(hidden)) {
  naming_the_folder(root_, [&] {
    StagingJournal(root_, hidden_).settle();
    fs::remove_all(hidden_ / kNext);
    fs::remove_all(hidden_ / kPrevious);
  });
}

fs::path StagingArea::begin() const {
  fs::path next = hidden_ / kNext;
  naming_the_folder(root_, [&] {
    fs::remove_all(next);
    fs::create_directories(next);
  });
  return next;
}

void StagingArea::publish(const fs::path& moved, const std::vector<std::string>& removed) const {
  const StagingJournal journal(root_, hidden_);
  naming_the_folder(root_, [&] {
    std::vector<StagedStep> steps = steps_of(root_, hidden_);
    for (const std::string& name : removed) {
      if (is_there(root_ / name)) steps.push_back({StagedStep::Kind::removal, name, "", true});
    }
    if (!moved.empty()) {
      const std::string name = moved.filename().string();
      steps.push_back({StagedStep::Kind::file, name, moved.lexically_relative(hidden_).string(),
                       is_there(root_ / name)});
    }
    journal.open(steps);
  });
  try {
    naming_the_folder(root_, [&] { journal.complete(); });
  } catch (const Error&) {
    naming_the_folder(root_, [&] { journal.take_back(); });
    throw;
  }
  std::error_code ignored;  // what was replaced: gone now or at the next start
  fs::remove_all(hidden_ / kNext, ignored);
  fs::remove_all(hidden_ / kPrevious, ignored);
}

bool StagingArea::is_between_runs(const fs::path& hidden) {
  return StagingJournal::is_open(hidden);
}

}  // namespace imagelift::store
