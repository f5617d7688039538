#include <memory>

#include "worker/commands/command.h"
#include "worker/run/import_run.h"

namespace imagelift::worker {
namespace {

std::vector<Option> options_of(ImportOptions& options) {
  return {
      {.name = "--business",
       .target = &options.parameters.business,
       .help = "Whose images these are",
       .environment = "BUSINESS"},
      {.name = "--image-source",
       .target = &options.parameters.image_source,
       .help = "Name of the set",
       .environment = "IMAGE_SOURCE"},
      {.name = "--kinds",
       .target = &options.kinds,
       .help = "JSON or CSV: the kind (label, object, colour...) of features by name"},
      {.name = "--metrics",
       .target = &options.metrics,
       .help = "Clicks: a platform's export or a table, CSV or XLSX (docs/metrics.md)"},
      {.name = "--metrics-columns",
       .target = &options.metrics_columns,
       .help = "Columns of the metrics by heading or letter: image=Ad name,impressions=C,clicks=D"},
      {.name = "--metrics-ctr",
       .target = &options.ctr_unit,
       .help = "What a bare number in a ctr column is: fraction or percent"},
      {.name = "--metrics-map",
       .target = &options.metrics_map,
       .help = "CSV with ad and image: which image an ad of the metrics shows"},
      {.name = "--by-ad",
       .target = &options.by_ad,
       .help = "Ads of one image stay apart, by a factor ad; else their clicks are summed"},
      {.name = "--factors",
       .target = &options.factors,
       .help = "Regular expression whose named groups are factors of the image's name; may be "
               "repeated"},
      {.name = "--same",
       .target = &options.same,
       .help = "Factor whose levels are one creative each, such as imgcontent: the unit of error; "
               "may be repeated"},
      {.name = "--families",
       .target = &options.families,
       .help = "Which images are one creative and which are not: CSV image,family, or the file "
               "that a report exports"},
      {.name = "--min-matched",
       .target = &options.min_matched,
       .help = "Quality gate: exit code 3 if --metrics fits fewer images (default: 10%; 0: none)"},
      {.name = "--out", .target = &options.out, .help = "Folder for the files of the run"},
      {.name = "--db",
       .target = &options.previous,
       .help = "History of earlier runs; read, never written"},
      {.name = "--simulated", .target = &options.simulated, .help = "The clicks are made up"},
      {.name = "--allow-empty",
       .target = &options.allows_empty,
       .help = "An import without any usable image is done, too; else it fails"},
  };
}

std::vector<Option> formats(ImportOptions& options) {
  return {
      {.name = "--features-json",
       .target = &options.features_json,
       .help = "{image name: {feature: number}}, as features.json"},
      {.name = "--csv",
       .target = &options.csv,
       .help = "Wide CSV: image_name[,ctr],feature,feature..."},
      {.name = "--vision",
       .target = &options.vision,
       .help = "Folder of Google Vision responses, a JSON file per image"},
      {.name = "--rekognition",
       .target = &options.rekognition,
       .help = "Folder of AWS Rekognition responses, a JSON file per image"},
  };
}

}  // namespace

Command import_command() {
  const auto options = std::make_shared<ImportOptions>();
  return {.name = "import",
          .help = "Report on features that another system made; no images are needed",
          .options = options_of(*options),
          .alternatives = {.name = "format",
                           .help = "Exactly one of these",
                           .options = formats(*options)},
          .work = [options](CommandLine&, const std::stop_token&) { return import_run(*options); }};
}

}  // namespace imagelift::worker
