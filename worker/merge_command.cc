#include <spdlog/spdlog.h>

#include <memory>

#include "core/error.h"
#include "store/store.h"
#include "worker/commands.h"
#include "worker/option.h"

namespace imagelift::worker {
namespace {

struct MergeOptions {
  std::filesystem::path out;
  std::vector<std::string> stores;
};

ExitCode merge(const MergeOptions& options) {
  if (options.out.empty()) throw usage_error("--out is missing");
  store::Store united = store::Store::open(options.out);
  for (const std::string& other : options.stores) {
    const store::MergeReport report = united.merge_from(other);
    for (const std::string& warning : report.warnings) spdlog::warn("{}", warning);
    spdlog::info("{}: new runs: {}, new pictures: {}", other, report.runs_added,
                 report.contents_added);
  }
  united.finish_file();
  return ExitCode::done;
}

}  // namespace

void add_merge_command(CLI::App& program, Command& chosen) {
  CLI::App* command = program.add_subcommand(
      "merge", "Unite histories, in any order and however often, with nothing lost");
  const auto options = std::make_shared<MergeOptions>();
  add_option(*command, "--out", options->out, "The store to unite them in; it may exist");
  command->add_option("stores", options->stores, "imagelift.sqlite files; read, never written")
      ->required();
  command->callback([=, &chosen] { chosen = [=](std::stop_token) { return merge(*options); }; });
}

}  // namespace imagelift::worker
