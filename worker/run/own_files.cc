#include "worker/run/own_files.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "core/error.h"
#include "store/schema/schema.h"
#include "text/read_file.h"

namespace imagelift::worker {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMarkBytes = 4096;  ///< of a file, in which its mark stands

/// How the files of ours that can carry a mark begin, blanks left out: schema 1 and the next key.
struct Mark {
  std::string_view name;
  std::string_view begins;   ///< what the file begins with
  std::string_view follows;  ///< what then stands near
};

constexpr std::array kMarks = {
    Mark{"run.json", "{\"schema\":", "\"uid\":"},
    Mark{"failures.json", "{\"schema\":", "\"failures\":["},
    Mark{"summary.json", "{\"schema\":", "\"run\":{\"uid\":"},
    Mark{"unmatched.json", "{\"schema\":", "\"images\":"},
    Mark{"junit.xml", "<?xml", "<testsuitename=\"imagelift\""},
};

/// Files whose shape is not ours to mark.
constexpr std::array<std::string_view, 3> kUnmarked = {"features.json", "features.json.gz",
                                                       "analysis.ndjson"};

bool carries(const fs::path& file, const Mark& mark) {
  std::string text = text::read_beginning(file, kMarkBytes, text::Allowed::regular);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text.starts_with(mark.begins) && text.find(mark.follows) != std::string::npos;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// Names that a report of ours may hold, at any depth: by ending, and below which folder.
bool is_report_file(const fs::path& below) {
  const std::string first = below.begin()->string();
  const std::string name = below.filename().string();
  if (std::distance(below.begin(), below.end()) == 1) {
    constexpr std::array<std::string_view, 10> kNames = {
        "index.html", "report.js",  "parts.js",     "report.css", "data.js",
        "data.json",  "details.js", "details.json", "history.js", "history.json"};
    const bool is_images = name.starts_with("images-") && name.ends_with(".html");
    return is_images || name == ".imagelift-new" || std::ranges::find(kNames, name) != kNames.end();
  }
  if (first == "thumbnails" || first == "examples") return below.extension() == ".jpg";
  return first == "runs" && name == "data.js";
}

/// The first file in a report folder that is none of ours; empty: there is none.
fs::path foreign_file_in(const fs::path& report) {
  for (const auto& entry : fs::recursive_directory_iterator(report)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    const fs::path below = entry.path().lexically_relative(report);
    if (!is_report_file(below)) return entry.path();
  }
  return {};
}

bool is_empty_folder(const fs::path& path) {
  return is_folder(path) && fs::is_empty(path);
}

bool is_own_report(const fs::path& report) {
  return is_folder(report) &&
         carries(report / "data.json", {"data.json", "{\"schema\":", "\"image_source\":"});
}

/// report/ of a run that failed.
bool is_own_failed(const fs::path& failed) {
  return is_folder(failed) &&
         carries(failed / "run.json", {"run.json", "{\"schema\":", "\"state\":\"failed\""});
}

bool is_own_store(const fs::path& file) {
  return is_file(file) && store::has_our_mark(file);
}

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw usage_error(path.string() + " " + why +
                    ", so it will not be replaced: give another place, or move it away. Nothing "
                    "was changed.");
}

void require_own_report(const fs::path& report) {
  if (!is_there(report) || is_empty_folder(report)) return;
  if (!is_own_report(report)) refuse(report, "is not a report of imagelift");
  const fs::path foreign = foreign_file_in(report);
  if (!foreign.empty()) refuse(foreign, "is not of imagelift, but lies in its report");
}

void require_own_failed(const fs::path& failed) {
  if (!is_there(failed) || is_empty_folder(failed)) return;
  if (!is_own_failed(failed)) refuse(failed, "is not of a run of imagelift");
  for (const auto& entry : fs::directory_iterator(failed)) {
    constexpr std::array<std::string_view, 3> kNames = {"failures.json", "junit.xml", "run.json"};
    const std::string name = entry.path().filename().string();
    if (std::ranges::find(kNames, name) == kNames.end()) {
      refuse(entry.path(), "is not of imagelift, but lies in what a failed run left");
    }
  }
}

void require_marked(const fs::path& folder, const Mark& mark) {
  const fs::path file = folder / mark.name;
  if (!is_there(file) || (is_file(file) && carries(file, mark))) return;
  refuse(file, "is not of imagelift");
}

void require_unmarked(const fs::path& folder, std::string_view name) {
  const fs::path file = folder / name;
  if (!is_there(file)) return;
  const bool is_ours =
      is_file(file) &&
      (is_there(folder / "run.json") ||
       (is_own_store(folder / "imagelift.sqlite") && is_own_report(folder / "report")));
  if (!is_ours) refuse(file, "does not lie beside the other files of a run of imagelift");
}

}  // namespace

void require_own_store(const fs::path& file) {
  if (is_there(file) && !is_own_store(file)) refuse(file, "is not a store of imagelift");
}

void require_own_single_file(const fs::path& file) {
  if (!is_there(file)) return;
  const std::string text =
      is_file(file) ? text::read_beginning(file, kMarkBytes, text::Allowed::regular) : "";
  const bool is_ours = text.starts_with("<!doctype html>\n<html lang=\"en\"><head>") &&
                       text.find(": features and CTR</title><style>") != std::string::npos;
  if (!is_ours) refuse(file, "is not a report of imagelift in one file");
}

void require_own_output(const fs::path& folder) {
  if (!is_there(folder)) return;
  if (!is_folder(folder)) refuse(folder, "is no folder");
  try {
    require_own_store(folder / "imagelift.sqlite");
    require_own_report(folder / "report");
    require_own_failed(folder / "failed");
    for (const Mark& mark : kMarks) require_marked(folder, mark);
    for (const std::string_view name : kUnmarked) require_unmarked(folder, name);
  } catch (const fs::filesystem_error& error) {
    throw usage_error("The folder " + folder.string() +
                      " cannot be read: " + error.code().message());
  }
}

std::string uid_of_run_file(const fs::path& file) {
  if (!is_file(file) || !carries(file, kMarks.front())) return "";
  constexpr std::string_view kKey = "\"uid\": \"";
  const std::string text = text::read_beginning(file, kMarkBytes, text::Allowed::regular);
  const std::size_t key = text.find(kKey);
  if (key == std::string::npos) return "";
  const std::size_t begin = key + kKey.size();
  return text.substr(begin, text.find('"', begin) - begin);
}

bool is_own_output(const fs::path& folder) {
  return is_own_store(folder / "imagelift.sqlite") || is_own_report(folder / "report");
}

}  // namespace imagelift::worker
