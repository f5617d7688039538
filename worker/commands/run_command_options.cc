#include "worker/commands/run_command_options.h"

#include "worker/commands/published_size_options.h"

namespace imagelift::worker {
namespace {

std::vector<Option> inputs(RunOptions& options, RunTexts& texts) {
  return {
      {.name = "--business",
       .target = &options.parameters.business,
       .help = "Whose images these are",
       .environment = "BUSINESS"},
      {.name = "--image-source",
       .target = &options.parameters.image_source,
       .help = "The business' name for this set of images; an entry of imagelift.json",
       .environment = "IMAGE_SOURCE"},
      {.name = "--images",
       .target = &options.images,
       .help = "Folder, archive (zip, tar, 7z, rar), image, list of addresses, URL, "
               "s3://bucket/... or gs://bucket/..."},
      {.name = "--metrics",
       .target = &options.clicks.file,
       .help = "Clicks: a platform's export or a table, CSV or XLSX (docs/metrics.md)"},
      {.name = "--metrics-columns",
       .target = &texts.metrics_columns,
       .help = "Columns of the metrics by heading or letter: image=Ad name,impressions=C,clicks=D"},
      {.name = "--metrics-ctr",
       .target = &texts.ctr_unit,
       .help = "What a bare number in the ctr column is: fraction or percent"},
      {.name = "--metrics-map",
       .target = &options.clicks.ad_map,
       .help = "CSV with ad and image: which image an ad of the metrics shows, where its name does "
               "not say it"},
      {.name = "--by-ad",
       .target = &options.clicks.by_ad,
       .help = "Ads of one image stay apart, by a factor ad; else their clicks are summed"},
      {.name = "--factors",
       .target = &options.clicks.factors,
       .help = "Regular expression whose named groups are factors of the image's name, e.g. "
               "_imgtemp\\.(?<template>.+); may be repeated"},
      {.name = "--same",
       .target = &options.clicks.same,
       .help = "Factor whose levels are one creative each, such as imgcontent: the unit of error; "
               "may be repeated"},
      {.name = "--families",
       .target = &options.clicks.families,
       .help = "Which images are one creative and which are not: CSV image,family, or the file "
               "that a report exports"},
      {.name = "--simulated",
       .target = &options.clicks.simulated,
       .help = "The clicks are made up; every page says so"},
      {.name = "--config",
       .target = &texts.configuration,
       .help = "Options per business and image source (default: imagelift.json, if it is there)"},
  };
}

std::vector<Option> outputs(RunOptions& options, RunTexts& texts) {
  return {
      {.name = "--out", .target = &options.out, .help = "Folder for the files of the run"},
      {.name = "--db",
       .target = &options.history.previous,
       .help = "History of earlier runs (imagelift.sqlite); read, never written"},
      {.name = "--run-id",
       .target = &options.history.run_uid,
       .help = "Name of the run, unique for ever"},
      {.name = "--shard",
       .target = &texts.shard,
       .help = "Only part i of n (1 to 16) of the images, e.g. 2/3, told apart by their names; the "
               "parts share a --run-id, and imagelift merge unites them"},
      {.name = "--retry-failed",
       .target = &options.history.retry_failed,
       .help = "Go on with the newest run: only the images that failed or are missing in it"},
      {.name = "--max-failed",
       .target = &texts.max_failed,
       .help = "Quality gate: exit code 3 if more images fail, e.g. 5% or 3"},
      {.name = "--min-matched",
       .target = &texts.min_matched,
       .help = "Quality gate: exit code 3 if the metrics fit fewer images (default: 10%; 0: none)"},
      {.name = "--allow-empty",
       .target = &options.allows_empty,
       .help = "A run without any usable image is done, and replaces the result; else it fails"},
  };
}

std::vector<Option> selection_options(RunOptions& options) {
  auto& selection = options.source.selection;
  return {
      {.name = "--include",
       .target = &selection.include,
       .help = "Glob of paths below the root to take (** crosses folders); may be repeated"},
      {.name = "--exclude",
       .target = &selection.exclude,
       .help = "Glob of paths to leave out; wins"},
      {.name = "--strip-prefix",
       .target = &options.source.strip_prefix,
       .help = "Of a list of URLs: beginning of host/path to cut from the images' names"},
      {.name = "--follow-links",
       .target = &options.source.follow_links,
       .help = "Folder that symbolic links may lead into, as of a cache of DVC or git-annex; may "
               "be repeated",
       .may_be_bare = true},
      {.name = "--archive-names",
       .target = &options.source.archive.names,
       .help = "Encoding of names in archives that are not UTF-8, e.g. cp437 or shift-jis; else a "
               "guess"},
  };
}

std::vector<Option> network_options(RunOptions& options, RunTexts& texts) {
  auto& source = options.source;
  return {
      {.name = "--concurrency",
       .target = &source.transfer.concurrency,
       .help = "Downloads at once",
       .range = OptionRange(1, 256)},
      {.name = "--attempts",
       .target = &source.transfer.attempts,
       .help = "Tries per download",
       .range = OptionRange(1, 20)},
      {.name = "--timeout",
       .target = &texts.timeout_seconds,
       .help = "Seconds for one download",
       .range = OptionRange(1, 86400)},
      {.name = "--deadline",
       .target = &texts.deadline_seconds,
       .help = "Seconds for all downloads; 0: none",
       .range = OptionRange(0, 31'536'000)},
      {.name = "--allow-private",
       .target = &source.access.allow_private,
       .help = "Let URLs lead to private and loopback addresses"},
      {.name = "--header-file",
       .target = &source.access.header_file,
       .help = "Headers by host, such as Authorization, for the servers of images "
               "(docs/credentials.md)"},
      {.name = "--netrc",
       .target = &source.access.netrc,
       .help = "Users and passwords of the servers of images (default: NETRC, ~/.netrc)"},
      {.name = "--refetch",
       .target = &options.refetch,
       .help = "Fetch images again that their servers would call unchanged"},
      {.name = "--s3-endpoint",
       .target = &source.access.s3_endpoint,
       .help = "S3 server other than AWS"},
      {.name = "--s3-region",
       .target = &source.access.s3_region,
       .help = "Region that requests are signed for"},
      {.name = "--gs-endpoint",
       .target = &source.access.gs_endpoint,
       .help = "Storage server other than Google's"},
      {.name = "--requester-pays",
       .target = &source.access.requester_pays,
       .help =
           "Pay for requests to buckets whose owner wants that (gs://: GOOGLE_CLOUD_PROJECT pays)"},
  };
}

}  // namespace

std::vector<Option> run_command_options(RunOptions& options, RunTexts& texts) {
  return joined({inputs(options, texts), outputs(options, texts),
                 published_size_options(options.size, ""), selection_options(options),
                 network_options(options, texts),
                 analysis_options(options.analysis, texts.analysis)});
}

}  // namespace imagelift::worker
