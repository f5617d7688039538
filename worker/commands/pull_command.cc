#include <memory>

#include "core/error.h"
#include "jenkins/remote_build.h"
#include "store/store.h"
#include "worker/commands/command.h"
#include "worker/commands/jenkins_options.h"
#include "worker/pull/history_pull.h"
#include "worker/run/own_files.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kMostBuilds = 2'000;  ///< that are looked at, ten requests per thousand

struct PullOptions {
  JenkinsOptions jenkins;
  std::filesystem::path db;
  WantedRuns wanted;
};

ExitCode pull(const PullOptions& options, const ProcessEnvironment& environment,
              std::stop_token stop) {
  if (options.db.empty()) throw usage_error("--db is missing");
  require_own_store(options.db);
  log_if_between_runs(options.db);
  jenkins::Server server = connect(options.jenkins, environment, std::move(stop));
  store::Store history = store::Store::open(options.db, "pull of " + options.jenkins.job);
  HistoryPull pulling(server, history, options.wanted);
  jenkins::visit_builds(server, kMostBuilds,
                        [&](const jenkins::Build& build) { return !pulling.is_last(build); });
  history.finish_file();
  pulling.conclude(options.db.string());
  return ExitCode::done;
}

std::vector<Option> options_of(PullOptions& options) {
  return joined({jenkins_options(options.jenkins),
                 {
                     {.name = "--db",
                      .target = &options.db,
                      .help = "The local imagelift.sqlite; made if it is not there"},
                     {.name = "--business",
                      .target = &options.wanted.business,
                      .help = "Only runs of this business",
                      .environment = "BUSINESS"},
                     {.name = "--image-source",
                      .target = &options.wanted.image_source,
                      .help = "Only runs of this image source",
                      .environment = "IMAGE_SOURCE"},
                     {.name = "--runs",
                      .target = &options.wanted.builds,
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
