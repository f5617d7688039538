#include <spdlog/spdlog.h>

#include <memory>

#include "core/error.h"
#include "store/store.h"
#include "worker/commands.h"
#include "worker/option.h"
#include "worker/progress_log.h"
#include "worker/united_run.h"

namespace imagelift::worker {
namespace {

struct MergeOptions {
  std::filesystem::path out;     ///< the united store; or
  std::filesystem::path folder;  ///< where all files of the united run go
  UnitedRun run;
  std::vector<std::string> stores;
};

void unite(store::Store& united, const std::vector<std::string>& stores) {
  for (const std::string& other : stores) {
    const store::MergeReport report = united.merge_from(other);
    for (const std::string& warning : report.warnings) spdlog::warn("{}", warning);
    spdlog::info("{}: new runs: {}, new pictures: {}", other, report.runs_added,
                 report.contents_added);
  }
}

ExitCode merge(const MergeOptions& options) {
  if (options.out.empty() == options.folder.empty()) {
    throw usage_error("give either --out, for the united store alone, or --folder, for all files");
  }
  if (options.folder.empty()) {
    store::Store united = store::Store::open(options.out);
    unite(united, options.stores);
    united.finish_file();
    return ExitCode::done;
  }
  ProgressLog progress(ProgressLog::style_of_standard_error());
  const RunFolder folder(options.folder, "merge of histories");
  store::Store united = open_history(folder, {}, progress);
  unite(united, options.stores);
  return publish_united(std::move(united), folder, options.run);
}

}  // namespace

void add_merge_command(CLI::App& program, Command& chosen) {
  CLI::App* command = program.add_subcommand(
      "merge", "Unite histories, in any order and however often, with nothing lost");
  const auto options = std::make_shared<MergeOptions>();
  add_option(*command, "--out", options->out, "The store to unite them in; it may exist");
  add_option(*command, "--folder", options->folder,
             "Instead: a folder for the united store and all files of its newest complete run, as "
             "run writes them; for the shards of a run");
  add_option(*command, "--run-id", options->run.run_uid, "With --folder: of this run");
  add_option(*command, "--max-failed", options->run.max_failed,
             "With --folder: quality gate of the united run, if not the one it was run with");
  add_option(*command, "--min-matched", options->run.min_matched,
             "With --folder: likewise, of how many images the metrics must fit");
  add_switch(*command, "--drop-embeddings", options->run.drops_embeddings,
             "With --folder: leave embeddings out of the united history, once the run is whole");
  command->add_option("stores", options->stores, "imagelift.sqlite files; read, never written")
      ->required();
  command->footer(
      "Example, after `imagelift run --shard 1/2 --run-id job-7 ... --out a` and `2/2 ... --out "
      "b`:\n"
      "  imagelift merge --folder out a/imagelift.sqlite b/imagelift.sqlite");
  command->callback([=, &chosen] { chosen = [=](std::stop_token) { return merge(*options); }; });
}

}  // namespace imagelift::worker
