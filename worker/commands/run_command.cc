#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/error.h"
#include "core/shard.h"
#include "source/text_encoding.h"
#include "worker/commands/command.h"
#include "worker/commands/command_line.h"
#include "worker/commands/configuration.h"
#include "worker/commands/mistyped.h"
#include "worker/commands/run_command_options.h"
#include "worker/log.h"
#include "worker/printable_name.h"
#include "worker/progress_log.h"
#include "worker/run/own_files.h"
#include "worker/run/run.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {
namespace {

/// Options that tell one call from another.
constexpr std::array<std::string_view, 4> kNotInFile = {"business", "image-source", "config",
                                                        "shard"};

/// The file that counts; empty: there is none.
std::string configuration_file(const std::string& named) {
  if (!named.empty() || !std::filesystem::exists("imagelift.json")) return named;
  return "imagelift.json";
}

/// Parameters that the file does not name are wrong where nothing else says where the images are,
/// and else told if they look mistyped.
void check_entry(const std::string& file, const RunOptions& options) {
  const MissingEntry missing =
      file.empty() ? MissingEntry() : missing_entry(file, options.parameters);
  if (options.images.empty()) {
    throw usage_error("--images (or an entry of imagelift.json for this image source) is missing" +
                      (missing.sentence.empty() ? "" : ": " + missing.sentence));
  }
  if (missing.looks_mistyped) log::warn("{}", missing.sentence);
}

/// Sets what neither a flag nor the environment has set from imagelift.json.
void apply_configuration(CommandLine& command_line, const std::string& file,
                         const Parameters& parameters) {
  if (file.empty()) return;
  for (const auto& [key, values] : read_configuration(file, parameters)) {
    if (!command_line.has_option(key) || std::ranges::count(kNotInFile, key) > 0) {
      throw usage_error(file + ": " + printable_name(key) + " is no option of run" +
                        did_you_mean(key, command_line.option_names()));
    }
    if (command_line.is_given(key)) continue;
    try {
      command_line.give(key, values);
    } catch (const Error& error) {
      throw usage_error(file + ": " + key + ": " + error.what());
    }
  }
}

void require(const std::string& value, const char* option) {
  if (value.empty()) throw usage_error(std::string(option) + " is missing");
}

Shard parse_shard(const std::string& text, const std::string& run_uid) {
  const auto shard = shard_from_string(text);
  if (!shard) {
    throw usage_error("--shard '" + printable_name(text) +
                      "' is not one of 1/1 to 16/16, such as 2/3");
  }
  if (!shard->is_whole() && run_uid.empty()) {
    throw usage_error("--shard needs --run-id: it is what the parts of a run have in common");
  }
  return *shard;
}

void require_encoding(const std::string& name) {
  if (name.empty() || source::is_encoding(name)) return;
  throw usage_error("--archive-names " + printable_name(name) +
                    " is no encoding that is known here, such as cp437, cp850 or shift-jis");
}

/// Turns the texts into checked options.
void finish(CommandLine& command_line, const ProcessEnvironment& environment, RunOptions& options,
            RunTexts& texts) {
  check(options.parameters);
  const std::string configuration = configuration_file(texts.configuration);
  apply_configuration(command_line, configuration, options.parameters);
  check_entry(configuration, options);
  require(options.out.string(), "--out");
  if (!texts.max_failed.empty()) options.max_failed = gate_bound(texts.max_failed, "--max-failed");
  if (!texts.min_matched.empty())
    options.min_matched = gate_bound(texts.min_matched, "--min-matched");
  options.history.shard = parse_shard(texts.shard, options.history.run_uid);
  options.clicks.format.ctr_unit = ctr_unit(texts.ctr_unit);
  options.clicks.format.columns = metrics::chosen_columns(texts.metrics_columns);
  finish(options.analysis, texts.analysis);
  require_encoding(options.source.archive.names);
  options.source.out = options.out.string();
  options.source.is_output = [](const std::string& folder) { return is_own_output(folder); };
  auto& limits = options.source.limits;
  limits.max_bytes = options.analysis.limits.max_bytes;
  limits.per_fetch = std::chrono::seconds(texts.timeout_seconds);
  limits.in_all = std::chrono::seconds(texts.deadline_seconds);
  options.source.access = source::with_environment(options.source.access, std::cref(environment));
}

/// Wrong options are a failed run, too, where the folder is known in which a build server reads
/// why: an entry that imagelift.json does not have, mostly.
void finish_or_record(CommandLine& command_line, const ProcessEnvironment& environment,
                      RunOptions& options, RunTexts& texts) {
  try {
    finish(command_line, environment, options, texts);
  } catch (...) {
    record_wrong_options(options, std::current_exception());
    throw;
  }
}

}  // namespace

Command run_command(const ProcessEnvironment& environment) {
  const auto options = std::make_shared<RunOptions>();
  const auto texts = std::make_shared<RunTexts>();
  return {.name = "run",
          .help = "Analyse the images of an image source and report on them",
          .options = run_command_options(*options, *texts),
          .work = [options, texts, &environment](CommandLine& command_line, std::stop_token stop) {
            finish_or_record(command_line, environment, *options, *texts);
            ProgressLog progress(ProgressLog::style_of_standard_error());
            return run(*options, progress, std::move(stop));
          }};
}

}  // namespace imagelift::worker
