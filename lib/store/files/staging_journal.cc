#include "store/files/staging_journal.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <system_error>

#include "core/error.h"
#include "text/read_file.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

// Both below the hidden folder. A rename from one to the other turns a publication round; it takes
// no space on a disk that may be full.
constexpr char kForward[] = "publishing";
constexpr char kBack[] = "unpublishing";

constexpr char kKept[] = "previous";           // what a step replaces, until all are done
constexpr char kNewMark[] = ".imagelift-new";  // in a new folder, until all are done
constexpr std::size_t kMostBytes = 1 << 20;
constexpr char kFirstLine[] = "imagelift-publishing 1";

bool is_there(const fs::path& path) {
  return fs::symlink_status(path).type() != fs::file_type::not_found;
}

[[noreturn]] void fail(const fs::path& path, int error) {
  throw run_error("Cannot put " + path.string() + " in its place: " + std::strerror(error));
}

void move(const fs::path& from, const fs::path& to, const fs::path& told) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(told, errno);
}

bool exchange(const fs::path& one, const fs::path& other) {
  return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

/// A line of the journal: kind, whether it replaces, name, from; names are ours, without tabs.
std::string line_of(const StagedStep& step) {
  constexpr const char* kKinds[] = {"file", "folder", "removal"};
  return std::string(kKinds[static_cast<int>(step.kind)]) +
         (step.replaces ? "\told\t" : "\tnew\t") + step.name + "\t" + step.from + "\n";
}

StagedStep step_of(const std::string& line) {
  std::istringstream fields(line);
  std::string kind, replaces;
  StagedStep step;
  std::getline(fields, kind, '\t');
  std::getline(fields, replaces, '\t');
  std::getline(fields, step.name, '\t');
  std::getline(fields, step.from);
  step.kind = kind == "folder"    ? StagedStep::Kind::folder
              : kind == "removal" ? StagedStep::Kind::removal
                                  : StagedStep::Kind::file;
  step.replaces = replaces == "old";
  return step;
}

}  // namespace

bool StagingJournal::is_open(const fs::path& hidden) {
  return is_there(hidden / kForward) || is_there(hidden / kBack);
}

fs::path StagingJournal::kept(const StagedStep& step) const {
  return hidden_ / kKept / step.name;
}

void StagingJournal::open(const std::vector<StagedStep>& steps) const {
  fs::remove_all(hidden_ / kKept);
  fs::create_directories(hidden_ / kKept);
  std::string text = std::string(kFirstLine) + "\n";
  for (const StagedStep& step : steps) {
    if (step.kind == StagedStep::Kind::folder)
      text::replace_file(hidden_ / step.from / kNewMark, "");
    text += line_of(step);
  }
  text::replace_file(hidden_ / kForward, text);
}

std::vector<StagedStep> StagingJournal::read(const fs::path& file) const {
  std::istringstream stream(text::read_beginning(file, kMostBytes));
  std::string line;
  std::getline(stream, line);
  if (line != kFirstLine) {
    throw run_error(file.string() + " is of another version of imagelift, which was killed while " +
                    "it published; let that version run once more");
  }
  std::vector<StagedStep> steps;
  while (std::getline(stream, line)) steps.push_back(step_of(line));
  return steps;
}

void StagingJournal::complete() const {
  const auto steps = read(hidden_ / kForward);
  for (const StagedStep& step : steps) this->step(step);
  // All is in its place now: what fails from here on is done again at the next start.
  std::error_code ignored;
  for (const StagedStep& step : steps) {
    if (step.kind == StagedStep::Kind::folder) fs::remove(root_ / step.name / kNewMark, ignored);
  }
  close();
}

void StagingJournal::take_back() const {
  if (is_there(hidden_ / kForward)) {
    move(hidden_ / kForward, hidden_ / kBack, hidden_ / kBack);
    text::flush_folder(hidden_);
  }
  const auto steps = read(hidden_ / kBack);
  std::for_each(steps.rbegin(), steps.rend(), [&](const StagedStep& step) { step_back(step); });
  close();
}

void StagingJournal::settle() const {
  if (is_there(hidden_ / kForward)) {
    complete();
  } else if (is_there(hidden_ / kBack)) {
    take_back();
  }
}

void StagingJournal::close() const {
  std::error_code ignored;
  text::flush_folder(root_);
  fs::remove(hidden_ / kBack, ignored);
  fs::remove(hidden_ / kForward, ignored);
  text::flush_folder(hidden_);
}

void StagingJournal::step(const StagedStep& step) const {
  switch (step.kind) {
    case StagedStep::Kind::file:
      return put_file(step);
    case StagedStep::Kind::folder:
      return put_folder(step);
    case StagedStep::Kind::removal:
      if (is_there(root_ / step.name)) move(root_ / step.name, kept(step), root_ / step.name);
  }
}

void StagingJournal::step_back(const StagedStep& step) const {
  switch (step.kind) {
    case StagedStep::Kind::file:
      return take_file_back(step);
    case StagedStep::Kind::folder:
      return take_folder_back(step);
    case StagedStep::Kind::removal:
      if (is_there(kept(step))) move(kept(step), root_ / step.name, root_ / step.name);
  }
}

void StagingJournal::put_file(const StagedStep& step) const {
  const fs::path from = hidden_ / step.from, to = root_ / step.name;
  if (!is_there(from)) return;  // done
  // A second name for the old one, so that it can come back. Where the file system has no such
  // links, a later failure leaves the journal open instead.
  if (step.replaces) [[maybe_unused]]
    const int linked = ::link(to.c_str(), kept(step).c_str());
  move(from, to, to);
}

void StagingJournal::take_file_back(const StagedStep& step) const {
  const fs::path from = hidden_ / step.from, to = root_ / step.name;
  if (is_there(kept(step))) {
    // The new one first gets its old name again: the working store has work that must not be lost.
    if (!is_there(from) && ::link(to.c_str(), from.c_str()) != 0) fail(to, errno);
    move(kept(step), to, to);
  } else if (!is_there(from) && is_there(to)) {
    if (step.replaces) throw run_error("Cannot bring the previous " + to.string() + " back");
    move(to, from, to);
  }
}

/// The mark tells the new folder from the old one, whichever of the two places it is in.
void StagingJournal::put_folder(const StagedStep& step) const {
  const fs::path from = hidden_ / step.from, to = root_ / step.name;
  if (!is_there(from / kNewMark)) return;  // done
  if (is_there(to)) {
    if (exchange(from, to)) return;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) fail(to, errno);
    move(to, kept(step), to);
  }
  move(from, to, to);
}

void StagingJournal::take_folder_back(const StagedStep& step) const {
  const fs::path from = hidden_ / step.from, to = root_ / step.name;
  if (is_there(to / kNewMark)) {
    if (is_there(from)) {
      if (!exchange(from, to)) fail(to, errno);
      return;
    }
    move(to, from, to);
  }
  if (is_there(kept(step))) move(kept(step), to, to);
}

}  // namespace imagelift::store
