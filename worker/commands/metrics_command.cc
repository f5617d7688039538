#include <functional>
#include <memory>

#include "core/error.h"
#include "worker/commands/command.h"
#include "worker/format.h"
#include "worker/progress_log.h"
#include "worker/run/dry_run.h"
#include "worker/run/dry_run_output.h"
#include "worker/run/own_files.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {
namespace {

struct MetricsCommandOptions {
  DryRunOptions run;
  std::string columns;
  std::string ctr_unit = "unstated";
  std::string format = "text";
};

/// Turns the texts into checked options.
DryRunOptions checked(const MetricsCommandOptions& given, const ProcessEnvironment& environment) {
  DryRunOptions options = given.run;
  if (given.format != "text" && given.format != "json") {
    throw usage_error("--format '" + given.format + "' is neither text nor json");
  }
  if (!options.images.empty() && !options.db.empty()) {
    throw usage_error("give --images or --db, not both");
  }
  if (!options.ad_map.empty() && options.images.empty() && options.db.empty()) {
    throw usage_error("--metrics-map names images; please give --images or --db, too");
  }
  if (!options.db.empty()) check(options.parameters);
  options.format.ctr_unit = ctr_unit(given.ctr_unit);
  options.format.columns = metrics::chosen_columns(given.columns);
  options.source.is_output = [](const std::string& folder) { return is_own_output(folder); };
  options.source.access = source::with_environment(options.source.access, std::cref(environment));
  return options;
}

ExitCode read(const MetricsCommandOptions& given, const ProcessEnvironment& environment,
              std::stop_token stop) {
  const DryRunOptions options = checked(given, environment);
  ProgressLog progress(ProgressLog::style_of_standard_error());
  try {
    const DryRun result = dry_run(options, progress, std::move(stop));
    fmt::print("{}", given.format == "json" ? json_of(result) : text_of(result));
  } catch (const Error& refusal) {
    if (given.format == "json") fmt::print("{}", json_of(refusal));
    throw;
  }
  return ExitCode::done;
}

std::vector<Option> options_of(MetricsCommandOptions& options) {
  return {
      {.name = "file",
       .target = &options.run.file,
       .help = "A platform's export or a table, CSV or XLSX",
       .is_required = true},
      {.name = "--images",
       .target = &options.run.images,
       .help = "Image source to match with, as of run"},
      {.name = "--db",
       .target = &options.run.db,
       .help = "Instead: a history; the images of its newest complete run are matched"},
      {.name = "--business",
       .target = &options.run.parameters.business,
       .help = "With --db: whose run",
       .environment = "BUSINESS"},
      {.name = "--image-source",
       .target = &options.run.parameters.image_source,
       .help = "With --db: of which image source",
       .environment = "IMAGE_SOURCE"},
      {.name = "--metrics-columns",
       .target = &options.columns,
       .help = "Columns by heading or letter: image=Ad name,impressions=C,clicks=D[,ctr=,date=]"},
      {.name = "--metrics-ctr",
       .target = &options.ctr_unit,
       .help = "What a bare number in a ctr column is: fraction or percent"},
      {.name = "--metrics-map",
       .target = &options.run.ad_map,
       .help = "With images: which image an ad shows, as of run"},
      {.name = "--by-ad",
       .target = &options.run.by_ad,
       .help = "Ads of one image stay apart, by a factor ad"},
      {.name = "--allow-private",
       .target = &options.run.source.access.allow_private,
       .help = "Let URLs of --images lead to private and loopback addresses"},
      {.name = "--format", .target = &options.format, .help = "text, or json for programs"},
  };
}

}  // namespace

Command metrics_command(const ProcessEnvironment& environment) {
  const auto options = std::make_shared<MetricsCommandOptions>();
  return {.name = "metrics",
          .help = "Read a metrics file as a run would and say how, without a run",
          .options = options_of(*options),
          .work = [options, &environment](CommandLine&, std::stop_token stop) {
            return read(*options, environment, std::move(stop));
          }};
}

}  // namespace imagelift::worker
