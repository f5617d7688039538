#include <memory>
#include <system_error>

#include "core/error.h"
#include "store/schema/writer_lock.h"
#include "store/store.h"
#include "worker/commands/command.h"
#include "worker/commands/published_size_options.h"
#include "worker/log.h"
#include "worker/run/gates.h"
#include "worker/run/own_files.h"
#include "worker/run/united_run.h"

namespace imagelift::worker {
namespace {

struct MergeOptions {
  std::filesystem::path out;     ///< the united store; or
  std::filesystem::path folder;  ///< where all files of the united run go
  UnitedRun run;
  std::string max_failed, min_matched;  ///< empty: what the run itself was given
  std::vector<std::string> stores;
};

void unite(store::Store& united, const std::vector<std::string>& stores) {
  for (const std::string& other : stores) {
    log_if_between_runs(other);
    const store::MergeReport report = united.merge_from(other);
    for (const std::string& warning : report.warnings) log::warn("{}", warning);
    log::info("{}: new runs: {}, new images: {}", other, report.runs_added, report.contents_added);
  }
}

/// A store that is made beside its place, and is gone unless it is put there.
class StoreBeside {
 public:
  explicit StoreBeside(std::filesystem::path target)
      : target_(std::move(target)), path_(target_.string() + ".part") {
    remove();
  }
  StoreBeside(const StoreBeside&) = delete;
  StoreBeside& operator=(const StoreBeside&) = delete;
  ~StoreBeside() { remove(); }

  const std::filesystem::path& path() const { return path_; }

  void put_in_place() {
    std::error_code error;
    std::filesystem::rename(path_, target_, error);
    if (!error) return;
    throw run_error("Cannot put the store at " + target_.string() + ": " + error.message());
  }

 private:
  void remove() {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(path_.string() + ending, ignored);
    }
  }

  std::filesystem::path target_, path_;
};

/// The united store appears whole or, where one of the others cannot be read, not at all.
ExitCode merge_into_store(const MergeOptions& options) {
  require_own_store(options.out);
  const store::WriterLock lock(options.out.string() + ".lock", "merge of histories");
  StoreBeside beside(options.out);
  {
    store::Store united = store::Store::open(beside.path());
    if (std::filesystem::exists(options.out)) united.merge_from(options.out);
    unite(united, options.stores);
    united.finish_file();
  }
  beside.put_in_place();
  return ExitCode::done;
}

UnitedRun checked(const MergeOptions& options) {
  UnitedRun run = options.run;
  if (!options.max_failed.empty()) {
    run.max_failed = gate_bound(options.max_failed, "--max-failed");
  }
  if (!options.min_matched.empty()) {
    run.min_matched = gate_bound(options.min_matched, "--min-matched");
  }
  return run;
}

/// Removes what a merge that failed had made of a folder that was not there before; rmdir takes
/// nothing that holds anything else.
class NewFolder {
 public:
  explicit NewFolder(std::filesystem::path folder)
      : folder_(std::move(folder)), is_new_(!std::filesystem::exists(folder_)) {}
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  ~NewFolder() {
    if (!is_new_ || std::filesystem::exists(folder_ / "failed")) return;
    std::error_code ignored;
    std::filesystem::remove(folder_ / ".imagelift", ignored);
    std::filesystem::remove(folder_, ignored);
  }

 private:
  std::filesystem::path folder_;
  bool is_new_;
};

/// Removes a folder of ours when it goes.
struct Removal {
  ~Removal() {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  std::filesystem::path folder;
};

ExitCode merge_into_folder(const MergeOptions& options) {
  const UnitedRun asked = checked(options);
  require_own_output(options.folder);
  const NewFolder unless_it_was_there(options.folder);
  const RunFolder folder(options.folder, "merge of histories");
  const std::filesystem::path file = folder.merging_store();
  const Removal at_exit{file.parent_path()};
  store::Store united = store::Store::open(file);
  if (std::filesystem::exists(folder.published_store()))
    united.merge_from(folder.published_store());
  unite(united, options.stores);
  return publish_united(united, folder, asked);
}

ExitCode merge(const MergeOptions& options) {
  if (options.out.empty() == options.folder.empty()) {
    throw usage_error("Give either --out, for the united store alone, or --folder, for all files");
  }
  return options.folder.empty() ? merge_into_store(options) : merge_into_folder(options);
}

std::vector<Option> options_of(MergeOptions& options) {
  return joined(
      {{
           {.name = "--out",
            .target = &options.out,
            .help = "The store to unite them in; it may exist"},
           {.name = "--folder",
            .target = &options.folder,
            .help = "Instead: a folder for the united store and all files of its newest complete "
                    "run, as run writes them; for the shards of a run"},
           {.name = "--run-id",
            .target = &options.run.run_uid,
            .help = "With --folder: of this run"},
           {.name = "--max-failed",
            .target = &options.max_failed,
            .help =
                "With --folder: quality gate of the united run, if not the one it was run with"},
           {.name = "--min-matched",
            .target = &options.min_matched,
            .help = "With --folder: likewise, of how many images the metrics must fit"},
       },
       published_size_options(options.run.size, "With --folder, once the run is whole: "),
       {
           {.name = "--allow-empty",
            .target = &options.run.allows_empty,
            .help = "With --folder: a run in which every image failed is done, too; else it fails"},
           {.name = "stores",
            .target = &options.stores,
            .help = "imagelift.sqlite files; read, never written",
            .is_required = true},
       }});
}

}  // namespace

Command merge_command() {
  const auto options = std::make_shared<MergeOptions>();
  return {.name = "merge",
          .help = "Unite histories, in any order and however often, with nothing lost",
          .options = options_of(*options),
          .footer =
              "Example, after `imagelift run --shard 1/2 --run-id job-7 ... --out a` and `2/2 ... "
              "--out b`:\n"
              "  imagelift merge --folder out a/imagelift.sqlite b/imagelift.sqlite",
          .work = [options](CommandLine&, const std::stop_token&) { return merge(*options); }};
}

}  // namespace imagelift::worker
