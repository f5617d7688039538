#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "jenkins/artifacts.h"
#include "jenkins/remote_build.h"
#include "store/store.h"
#include "text/read_file.h"
#include "text/temporary_folder.h"
#include "worker/commands/commands.h"
#include "worker/commands/jenkins_options.h"
#include "worker/log.h"
#include "worker/run/own_files.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {
namespace {

constexpr std::string_view kStoreName = "imagelift.sqlite";
constexpr std::string_view kRunName = "run.json";
constexpr std::size_t kMostRunBytes = 16 << 20;
constexpr std::size_t kMostBuilds = 2'000;  ///< that are looked at, ten requests per thousand

struct PullOptions {
  JenkinsOptions jenkins;
  std::filesystem::path db;
  std::string business, image_source;  ///< empty: any
  std::size_t runs = 10;
};

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

/// What a run.json says of its run; texts are empty where it does not.
struct RunFile {
  std::string uid;
  std::string business;
  std::string image_source;
};

RunFile read_run_file(const std::filesystem::path& file) {
  const auto content = text::read_beginning(file, kMostRunBytes);
  const auto document = nlohmann::json::parse(content, nullptr, false);
  const auto text = [&](const char* name) {
    if (!document.is_object()) return std::string();
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
  };
  return {text("uid"), text("business"), text("image_source")};
}

class Pull {
 public:
  Pull(jenkins::Server& server, store::Store& history, const PullOptions& options)
      : server_(server), history_(history), options_(options) {}

  /// Takes what is new of one build. False: it is not the last one that is needed.
  bool is_last(const jenkins::Build& build) {
    const bool is_whole = has_finished_well(build);
    if (!is_whole && !was_interrupted(build)) return false;
    bool has_run = false;
    const std::vector<std::string> folders = folders_with_store(build);
    for (const std::string& folder : folders) has_run = take(build, folder) || has_run;
    if (is_whole && folders.empty() && lost_in_ == 0 && builds_ == 0 && was_asked_for(build)) {
      lost_in_ = build.number;
    }
    return has_run && ++builds_ == options_.runs;
  }

  /// Says what came, and fails where there was a history of which nothing is left.
  void conclude() const {
    log::info("{} builds looked at, {} new runs: {}", builds_, runs_added_, options_.db.string());
    if (lost_in_ == 0) return;
    const std::string lost = "the newest history of '" + options_.business + "', '" +
                             options_.image_source + "' was in build #" + std::to_string(lost_in_) +
                             ", whose artifacts are gone";
    if (builds_ == 0) throw run_error(lost + "; restore them, or begin anew without pull");
    log::warn("{}; an older one was taken", lost);
  }

 private:
  /// Asks the small file first, so that large ones of known or other runs stay where they are.
  bool take(const jenkins::Build& build, const std::string& folder) {
    const RunFile run = run_file(build, folder + std::string(kRunName));
    if (!is_asked_for(run) && !was_interrupted(build)) return false;
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

  RunFile run_file(const jenkins::Build& build, const std::string& path) {
    if (std::ranges::find(build.artifacts, path) == build.artifacts.end()) return {};
    const std::filesystem::path file = folder_ / kRunName;
    jenkins::download_artifact(server_, build.number, path, file);
    return read_run_file(file);
  }

  bool is_asked_for(const RunFile& run) const {
    const auto fits = [](const std::string& asked, const std::string& value) {
      return asked.empty() || asked == value;
    };
    return fits(options_.business, run.business) && fits(options_.image_source, run.image_source);
  }

  /// An aborted build of what is asked for: its store, without a run.json beside it, has the
  /// history and the work so far, from which the next run goes on.
  bool was_interrupted(const jenkins::Build& build) const {
    return !build.building && build.result == jenkins::Result::aborted && was_asked_for(build);
  }

  /// By the build's parameters, for the run's own file is not there.
  bool was_asked_for(const jenkins::Build& build) const {
    const auto has = [&](const char* name, const std::string& value) {
      return !value.empty() &&
             std::ranges::find(build.parameters, std::pair(std::string(name), value)) !=
                 build.parameters.end();
    };
    return has("BUSINESS", options_.business) && has("IMAGE_SOURCE", options_.image_source);
  }

  bool is_here(const RunFile& run) const {
    const auto known = history_.find_run(run.uid);
    return known && known->state == store::RunState::complete &&
           history_.finished_shards(known->id) == std::vector{Shard{}};
  }

  jenkins::Server& server_;
  store::Store& history_;
  const PullOptions& options_;
  text::TemporaryFolder folder_;
  std::size_t builds_ = 0;  ///< that have a run which was asked for
  std::size_t runs_added_ = 0;
  std::uint64_t lost_in_ = 0;  ///< the newest build whose history was asked for and is gone
};

ExitCode pull(const PullOptions& options, const ProcessEnvironment& environment,
              std::stop_token stop) {
  if (options.db.empty()) throw usage_error("--db is missing");
  require_own_store(options.db);
  tell_if_between_runs(options.db);
  jenkins::Server server = connect(options.jenkins, environment, std::move(stop));
  store::Store history = store::Store::open(options.db, "pull of " + options.jenkins.job);
  Pull pulling(server, history, options);
  // The newest first: its history has the runs before it.
  jenkins::visit_builds(server, kMostBuilds,
                        [&](const jenkins::Build& build) { return !pulling.is_last(build); });
  history.finish_file();
  pulling.conclude();
  return ExitCode::done;
}

std::vector<Option> options_of(PullOptions& options) {
  return joined({jenkins_options(options.jenkins),
                 {
                     {.name = "--db",
                      .target = &options.db,
                      .help = "The local imagelift.sqlite; made if it is not there"},
                     {.name = "--business",
                      .target = &options.business,
                      .help = "Only runs of this business",
                      .environment = "BUSINESS"},
                     {.name = "--image-source",
                      .target = &options.image_source,
                      .help = "Only runs of this image source",
                      .environment = "IMAGE_SOURCE"},
                     {.name = "--runs",
                      .target = &options.runs,
                      .help = "Of at most so many builds, the newest ones",
                      .range = OptionRange(1, 100),
                      .shows_default = true},
                 }});
}

}  // namespace

Command pull_command(const ProcessEnvironment& environment) {
  const auto options = std::make_shared<PullOptions>();
  return {
      .name = "pull",
      .help = "Bring the latest runs of a Jenkins job into a local history, for report",
      .options = options_of(*options),
      .footer =
          "Example:\n"
          "  imagelift pull --jenkins https://ci/jenkins --job ads/imagelift --db history.sqlite\n"
          "  imagelift report --db history.sqlite --business acme --out out",
      .work = [options, &environment](CommandLine&, std::stop_token stop) {
        return pull(*options, environment, std::move(stop));
      }};
}

}  // namespace imagelift::worker
