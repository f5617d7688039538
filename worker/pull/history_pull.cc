#include "worker/pull/history_pull.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "jenkins/artifacts.h"
#include "text/read_file.h"
#include "worker/log.h"

namespace imagelift::worker {

/// What a run.json says of its run; texts are empty where it does not.
struct HistoryPull::RunFile {
  std::string uid;
  std::string business;
  std::string image_source;
};

namespace {

constexpr std::string_view kStoreName = "imagelift.sqlite";
constexpr std::string_view kRunName = "run.json";
constexpr std::size_t kMostRunBytes = 16 << 20;

/// Folders of the build's artifacts in which a store lies, the shortest path first: the united run
/// stands above its shards. With a '/' at their end, or empty.
std::vector<std::string> folders_with_store(const jenkins::Build& build) {
  std::vector<std::string> folders;
  for (const std::string& path : build.artifacts) {
    const auto slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    if (path.substr(name) == kStoreName) folders.push_back(path.substr(0, name));
  }
  std::ranges::sort(folders, {},
                    [](const std::string& folder) { return std::pair(folder.size(), folder); });
  return folders;
}

bool has_finished_well(const jenkins::Build& build) {
  return !build.building &&
         (build.result == jenkins::Result::success || build.result == jenkins::Result::unstable);
}

/// The text under a key of an object; empty where there is none.
std::string text_at(const nlohmann::json& document, const char* key) {
  if (!document.is_object()) return "";
  const auto found = document.find(key);
  return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

bool HistoryPull::is_last(const jenkins::Build& build) {
  const bool is_whole = has_finished_well(build);
  if (!is_whole && !was_interrupted(build)) return false;
  bool has_run = false;
  const std::vector<std::string> folders = folders_with_store(build);
  for (const std::string& folder : folders) has_run = take(build, folder) || has_run;
  if (is_whole && folders.empty() && lost_in_ == 0 && builds_ == 0 && is_wanted(build)) {
    lost_in_ = build.number;
  }
  return has_run && ++builds_ == wanted_.builds;
}

void HistoryPull::conclude(const std::string& place) const {
  log::info("{} builds looked at, {} new runs: {}", builds_, runs_added_, place);
  if (lost_in_ == 0) return;
  const std::string lost = "The newest history of '" + wanted_.business + "', '" +
                           wanted_.image_source + "' was in build #" + std::to_string(lost_in_) +
                           ", whose artifacts are gone";
  if (builds_ == 0) throw run_error(lost + "; restore them, or begin anew without pull");
  log::warn("{}; an older one was taken", lost);
}

/// Asks the small file first, so that large ones of known or other runs stay where they are.
bool HistoryPull::take(const jenkins::Build& build, const std::string& folder) {
  const RunFile run = run_file(build, folder + std::string(kRunName));
  if (!is_wanted(run) && !was_interrupted(build)) return false;
  if (is_here(run)) {
    log::info("build #{}: its run is here already", build.number);
    return true;
  }
  const std::filesystem::path file = folder_ / kStoreName;
  jenkins::download_artifact(server_, build.number, folder + std::string(kStoreName), file);
  const store::MergeReport report = history_.merge_from(file);
  for (const std::string& warning : report.warnings) log::warn("{}", warning);
  log::info("build #{}: {} runs that were not here before", build.number, report.runs_added);
  runs_added_ += report.runs_added;
  return true;
}

HistoryPull::RunFile HistoryPull::run_file(const jenkins::Build& build, const std::string& path) {
  if (std::ranges::find(build.artifacts, path) == build.artifacts.end()) return {};
  const std::filesystem::path file = folder_ / kRunName;
  jenkins::download_artifact(server_, build.number, path, file);
  const auto document =
      nlohmann::json::parse(text::read_beginning(file, kMostRunBytes), nullptr, false);
  return {text_at(document, "uid"), text_at(document, "business"),
          text_at(document, "image_source")};
}

bool HistoryPull::is_wanted(const RunFile& run) const {
  const auto fits = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || wanted == value;
  };
  return fits(wanted_.business, run.business) && fits(wanted_.image_source, run.image_source);
}

/// An aborted build of what is wanted: its store, without a run.json beside it, has the history and
/// the work so far, from which the next run goes on.
bool HistoryPull::was_interrupted(const jenkins::Build& build) const {
  return !build.building && build.result == jenkins::Result::aborted && is_wanted(build);
}

/// By the build's parameters, for the run's own file is not there.
bool HistoryPull::is_wanted(const jenkins::Build& build) const {
  const auto has = [&](const char* name, const std::string& value) {
    return !value.empty() &&
           std::ranges::find(build.parameters, std::pair(std::string(name), value)) !=
               build.parameters.end();
  };
  return has("BUSINESS", wanted_.business) && has("IMAGE_SOURCE", wanted_.image_source);
}

bool HistoryPull::is_here(const RunFile& run) const {
  const auto known = history_.runs().find(run.uid);
  return known && known->state == store::RunState::complete &&
         history_.runs().finished_shards(known->id) == std::vector{Shard{}};
}

}  // namespace imagelift::worker
