#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/error.h"
#include "core/shard.h"
#include "core/task.h"
#include "source/text_encoding.h"
#include "worker/commands/commands.h"
#include "worker/commands/configuration.h"
#include "worker/commands/ctr_unit.h"
#include "worker/commands/models_folder.h"
#include "worker/commands/nearest_name.h"
#include "worker/commands/option.h"
#include "worker/commands/published_size_options.h"
#include "worker/log.h"
#include "worker/printable_name.h"
#include "worker/progress_log.h"
#include "worker/run/own_files.h"
#include "worker/run/run.h"

namespace imagelift::worker {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t{16} << 30;
constexpr std::int64_t kMostPixels = 10'000'000'000;

/// The texts of options that are more than a string or a number until they are checked.
struct RunTexts {
  std::string configuration;
  std::string max_failed;
  std::string min_matched;
  std::string shard = "1/1";
  std::string ctr_unit = "unstated";
  std::vector<std::string> tasks;
  std::uint64_t timeout_seconds = 60;
  std::uint64_t deadline_seconds = 0;
};

void add_inputs(CLI::App& command, RunOptions& options, RunTexts& texts) {
  command.add_option("--business", options.parameters.business, "Whose pictures these are")
      ->envname("BUSINESS");
  command
      .add_option("--image-source", options.parameters.image_source,
                  "The business' name for this set of pictures; an entry of imagelift.json")
      ->envname("IMAGE_SOURCE");
  add_option(
      command, "--images", options.images,
      "Folder, archive (zip, tar, 7z, rar), picture, list of addresses, URL, s3://bucket/... or "
      "gs://bucket/...");
  add_option(command, "--metrics", options.clicks.file,
             "CSV with image and impressions,clicks or ctr");
  add_option(command, "--metrics-ctr", texts.ctr_unit,
             "What a bare number in the ctr column is: fraction or percent");
  add_option(command, "--factors", options.clicks.factors,
             "Regular expression whose named groups are factors of the image's name, e.g. "
             "_imgtemp\\.(?<template>.+); may be repeated");
  add_switch(command, "--simulated", options.clicks.simulated,
             "The clicks are made up; every page says so");
  add_option(command, "--config", texts.configuration,
             "Options per business and image source (default: imagelift.json, if it is there)");
}

void add_outputs(CLI::App& command, RunOptions& options, RunTexts& texts) {
  add_option(command, "--out", options.out, "Folder for the files of the run");
  add_option(command, "--db", options.history.previous,
             "History of earlier runs (imagelift.sqlite); read, never written");
  add_option(command, "--run-id", options.history.run_uid, "Name of the run, unique for ever");
  add_option(command, "--shard", texts.shard,
             "Only part i of n (1 to 16) of the images, e.g. 2/3, told apart by their names; the "
             "parts share a --run-id, and imagelift merge unites them");
  add_switch(command, "--retry-failed", options.history.retry_failed,
             "Go on with the newest run: only the pictures that failed or are missing in it");
  add_option(command, "--max-failed", texts.max_failed,
             "Quality gate: exit code 3 if more images fail, e.g. 5% or 3");
  add_option(command, "--min-matched", texts.min_matched,
             "Quality gate: exit code 3 if the metrics fit fewer images (default: 10%; 0: none)");
  add_switch(command, "--allow-empty", options.allows_empty,
             "A run without any usable image is done, and replaces the result; else it fails");
  add_published_size(command, options.size, "");
}

void add_selection(CLI::App& command, RunOptions& options) {
  auto& selection = options.source.selection;
  add_option(command, "--include", selection.include,
             "Glob of paths below the root to take (** crosses folders); may be repeated");
  add_option(command, "--exclude", selection.exclude, "Glob of paths to leave out; wins");
  add_option(command, "--strip-prefix", options.source.strip_prefix,
             "Of a list of URLs: beginning of host/path to cut from the pictures' names");
  add_option(command, "--follow-links", options.source.follow_links,
             "Folder that symbolic links may lead into, as of a cache of DVC or git-annex; may be "
             "repeated")
      ->expected(0, 1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_option(command, "--archive-names", options.source.archive.names,
             "Encoding of names in archives that are not UTF-8, e.g. cp437 or shift-jis; else a "
             "guess");
}

void add_network(CLI::App& command, RunOptions& options, RunTexts& texts) {
  auto& source = options.source;
  add_option(command, "--concurrency", source.transfer.concurrency, "Downloads at once")
      ->check(CLI::Range(1, 256));
  add_option(command, "--attempts", source.transfer.attempts, "Tries per download")
      ->check(CLI::Range(1, 20));
  add_option(command, "--timeout", texts.timeout_seconds, "Seconds for one download")
      ->check(CLI::Range(1, 86400));
  add_option(command, "--deadline", texts.deadline_seconds, "Seconds for all downloads; 0: none")
      ->check(CLI::Range(0, 31'536'000));  // a year
  add_switch(command, "--allow-private", source.access.allow_private,
             "Let URLs lead to private and loopback addresses");
  add_option(command, "--header-file", source.access.header_file,
             "Headers by host, such as Authorization, for the servers of pictures "
             "(docs/credentials.md)");
  add_option(command, "--netrc", source.access.netrc,
             "Users and passwords of the servers of pictures (default: NETRC, ~/.netrc)");
  add_switch(command, "--refetch", options.refetch,
             "Fetch pictures again that their servers would call unchanged");
  add_option(command, "--s3-endpoint", source.access.s3_endpoint, "S3 server other than AWS");
  add_option(command, "--s3-region", source.access.s3_region,
             "Region that requests are signed for");
  add_option(command, "--gs-endpoint", source.access.gs_endpoint,
             "Storage server other than Google's");
  add_switch(
      command, "--requester-pays", source.access.requester_pays,
      "Pay for requests to buckets whose owner wants that (gs://: GOOGLE_CLOUD_PROJECT pays)");
}

void add_analysis(CLI::App& command, RunOptions& options, RunTexts& texts) {
  add_option(command, "--models", options.analysis.models_folder, "Folder of prepared models");
  add_option(command, "--model", options.analysis.models.names,
             "Model to use instead of the default of its tasks; may be repeated");
  add_option(command, "--tasks", texts.tasks, "Only these: " + network_tasks_text())
      ->delimiter(',');
  add_option(command, "--threads", options.analysis.threads,
             "Pictures at once; 0: one per processor that affinity and CPU quota leave")
      ->check(CLI::Range(0, 1024));
  add_option(command, "--max-bytes", options.analysis.limits.max_bytes, "Largest picture file")
      ->check(CLI::Range(std::int64_t{1}, kMostBytes));
  add_option(command, "--max-pixels", options.analysis.limits.max_pixels, "Largest picture")
      ->check(CLI::Range(std::int64_t{1}, kMostPixels));
}

std::vector<Task> parse_tasks(const std::vector<std::string>& names) {
  std::vector<Task> tasks;
  for (const std::string& name : names) {
    const auto task = task_from_string(name);
    if (!task || !facts(*task).is_network) {
      throw usage_error("--tasks " + printable_name(name) + " is none of " + network_tasks_text() +
                        did_you_mean(name, network_task_names()));
    }
    tasks.push_back(*task);
  }
  return tasks;
}

/// Options that tell one call from another.
constexpr std::array<std::string_view, 4> kNotInFile = {"business", "image-source", "config",
                                                        "shard"};

/// The long names of a command's options, without dashes.
std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back(name);
  }
  return names;
}

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
void apply_configuration(CLI::App& command, const std::string& file, const Parameters& parameters) {
  if (file.empty()) return;
  for (const auto& [key, values] : read_configuration(file, parameters)) {
    CLI::Option* option = command.get_option_no_throw("--" + key);
    if (option == nullptr || std::ranges::count(kNotInFile, key) > 0) {
      throw usage_error(file + ": " + printable_name(key) + " is no option of run" +
                        did_you_mean(key, option_names(command)));
    }
    if (option->count() != 0) continue;
    try {
      for (const std::string& value : values) option->add_result(value);
      option->run_callback();
    } catch (const CLI::Error& error) {
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
void finish(CLI::App& command, const ProcessEnvironment& environment, RunOptions& options,
            RunTexts& texts) {
  check(options.parameters);
  const std::string configuration = configuration_file(texts.configuration);
  apply_configuration(command, configuration, options.parameters);
  check_entry(configuration, options);
  require(options.out.string(), "--out");
  if (options.analysis.models_folder.empty())
    options.analysis.models_folder = default_models_folder();
  if (!texts.max_failed.empty()) options.max_failed = gate_bound(texts.max_failed, "--max-failed");
  if (!texts.min_matched.empty())
    options.min_matched = gate_bound(texts.min_matched, "--min-matched");
  options.history.shard = parse_shard(texts.shard, options.history.run_uid);
  options.clicks.format.ctr_unit = ctr_unit(texts.ctr_unit);
  options.analysis.models.tasks = parse_tasks(texts.tasks);
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
void finish_or_record(CLI::App& command, const ProcessEnvironment& environment, RunOptions& options,
                      RunTexts& texts) {
  try {
    finish(command, environment, options, texts);
  } catch (...) {
    record_wrong_options(options, std::current_exception());
    throw;
  }
}

}  // namespace

void add_run_command(CLI::App& program, const ProcessEnvironment& environment, Command& chosen) {
  CLI::App* command =
      program.add_subcommand("run", "Analyse the pictures of an image source and report on them");
  const auto options = std::make_shared<RunOptions>();
  const auto texts = std::make_shared<RunTexts>();
  add_inputs(*command, *options, *texts);
  add_outputs(*command, *options, *texts);
  add_selection(*command, *options);
  add_network(*command, *options, *texts);
  add_analysis(*command, *options, *texts);
  command->callback([=, &environment, &chosen] {
    chosen = [=, &environment](std::stop_token stop) {
      finish_or_record(*command, environment, *options, *texts);
      ProgressLog progress(ProgressLog::style_of_standard_error());
      return run(*options, progress, stop);
    };
  });
}

}  // namespace imagelift::worker
