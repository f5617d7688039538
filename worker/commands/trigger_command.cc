#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "core/error.h"
#include "core/shard.h"
#include "jenkins/artifacts.h"
#include "jenkins/download_mark.h"
#include "jenkins/remote_build.h"
#include "text/ascii.h"
#include "worker/commands/command.h"
#include "worker/commands/jenkins_options.h"
#include "worker/log.h"
#include "worker/run/own_files.h"
#include "worker/run/parameters.h"

namespace imagelift::worker {
namespace {

struct TriggerOptions {
  JenkinsOptions jenkins;
  Parameters parameters;
  unsigned shards = 0;  ///< 0: the job's own default
  bool wait = false;
  bool follow = false;
  std::filesystem::path download;

  bool waits() const { return wait || follow || !download.empty(); }
};

jenkins::BuildParameters parameters_of(const TriggerOptions& options) {
  jenkins::BuildParameters parameters = {{"BUSINESS", options.parameters.business},
                                         {"IMAGE_SOURCE", options.parameters.image_source}};
  if (options.shards > 0) parameters.emplace_back("SHARDS", std::to_string(options.shards));
  return parameters;
}

/// The console is foreign text: terminal codes in it are not obeyed.
void print_console(std::string_view piece) {
  std::string text(piece);
  for (char& c : text) {
    if (text::is_control(c) && c != '\n' && c != '\t') c = c == '\r' ? ' ' : '?';
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void download(jenkins::Server& server, std::uint64_t build, const TriggerOptions& options) {
  const auto got = jenkins::download_artifacts(server, build, options.download);
  log::info("{} artifacts, {:.1f} MB, {} of them checked against Jenkins' fingerprints: {}",
            got.files, static_cast<double>(got.bytes) / 1e6, got.checked,
            options.download.string());
}

/// Before a build is started for it: the folder is empty, or was filled by us.
void require_download_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (folder.empty() || !std::filesystem::exists(folder, error)) return;
  if (std::filesystem::is_directory(folder, error)) {
    if (std::filesystem::is_empty(folder, error) || jenkins::DownloadMark::is_there(folder)) return;
    // Of a version that left no mark: the run's folder is in it, or is it.
    if (is_own_output(folder) || is_own_output(folder / "imagelift")) return;
  }
  throw usage_error("--download " + folder.string() +
                    " is neither empty nor filled by an earlier download, whose files alone may be "
                    "replaced: give another folder");
}

ExitCode trigger(const TriggerOptions& options, const ProcessEnvironment& environment,
                 std::stop_token stop) {
  check(options.parameters);
  require_download_folder(options.download);
  jenkins::Server server = connect(options.jenkins, environment, std::move(stop));
  jenkins::BuildRequest request{.parameters = parameters_of(options)};
  if (options.waits()) request.next_build = jenkins::next_build(server);
  request.queue_item = jenkins::start_build(server, request.parameters);
  log::info("job {}: queue item {}", options.jenkins.job, request.queue_item);
  if (!options.waits()) return ExitCode::done;

  const auto build = jenkins::await_start(server, request);
  if (!build) {
    log::warn("the build was cancelled in the queue");
    return ExitCode::interrupted;
  }
  log::info("build #{} has begun", *build);
  const jenkins::Result result =
      jenkins::await_end(server, *build, options.follow ? print_console : jenkins::ConsoleSink());
  log::info("build #{}: {}", *build, jenkins::to_string(result));
  if (!options.download.empty()) download(server, *build, options);
  return jenkins::exit_code_of(result);
}

std::vector<Option> options_of(TriggerOptions& options) {
  return joined(
      {jenkins_options(options.jenkins),
       {
           {.name = "--business",
            .target = &options.parameters.business,
            .help = "Its parameter BUSINESS",
            .environment = "BUSINESS"},
           {.name = "--image-source",
            .target = &options.parameters.image_source,
            .help = "Its parameter IMAGE_SOURCE",
            .environment = "IMAGE_SOURCE"},
           {.name = "--shards",
            .target = &options.shards,
            .help = "Its parameter SHARDS, if the job has it",
            .range = OptionRange(1U, kMostShards)},
           {.name = "--wait", .target = &options.wait, .help = "Wait for the end of the build"},
           {.name = "--follow",
            .target = &options.follow,
            .help = "Print its console meanwhile; waits too"},
           {.name = "--download",
            .target = &options.download,
            .help = "Folder for its artifacts, also of a build that failed; waits too"},
       }});
}

}  // namespace

Command trigger_command(const ProcessEnvironment& environment) {
  const auto options = std::make_shared<TriggerOptions>();
  return {.name = "trigger",
          .help = "Start a build of a Jenkins job, follow and fetch it",
          .options = options_of(*options),
          .footer =
              "The exit code is the build's: 0 SUCCESS, 3 UNSTABLE, 1 FAILURE or NOT_BUILT, 130 "
              "ABORTED.\n"
              "Without waiting it is 0 when the build stands in the queue. Ctrl-C leaves the build "
              "alone.\n"
              "Example:\n"
              "  JENKINS_USER_ID=me JENKINS_API_TOKEN=... imagelift trigger --jenkins "
              "https://ci/jenkins \\\n"
              "    --job ads/imagelift --business acme --image-source shop --follow --download out",
          .work = [options, &environment](CommandLine&, std::stop_token stop) {
            return trigger(*options, environment, std::move(stop));
          }};
}

}  // namespace imagelift::worker
