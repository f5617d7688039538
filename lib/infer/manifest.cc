#include "infer/manifest.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.h"
#include "infer/decoder.h"
#include "infer/manifest_fields.h"
#include "text/hex.h"
#include "text/read_file.h"

namespace imagelift::infer {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int kSchema = 1;
constexpr std::uint64_t kMaxManifestBytes = 1 << 20;
constexpr std::uint64_t kMaxLabelsBytes = 16 << 20;

std::string bytes_of(const fs::path& file, std::uint64_t limit) {
  auto content = text::read_text(file, limit);
  if (auto* bytes = std::get_if<std::string>(&content)) return std::move(*bytes);
  const auto& fault = std::get<text::ReadFault>(content);
  if (fault.kind == text::ReadFault::Kind::too_large) {
    throw usage_error("The file " + file.string() + " is larger than a manifest may be.");
  }
  throw run_error("The file " + file.string() + " cannot be read: " + to_string(fault) + ".");
}

/// A path below the manifest's folder.
std::string inner_path(Fields& fields, const std::string& key) {
  std::string name = fields.text(key);
  const fs::path path(name);
  const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
  if (name.empty() || path.is_absolute() || climbs) {
    fields.fail(key, "must be a path below the manifest's folder");
  }
  return name;
}

std::string sha256_in(Fields& fields, const std::string& key, std::size_t least_digits) {
  std::string digits = fields.text(key);
  if (!text::is_lower_hex(digits) || digits.size() > 64 || digits.size() < least_digits) {
    fields.fail(key, "must be a sha256 in lower-case hex digits");
  }
  return digits;
}

std::vector<Task> tasks_of(Fields& fields) {
  std::vector<Task> tasks;
  for (const json& name : fields.list("tasks")) {
    const auto task = name.is_string() ? task_from_string(name.get<std::string>()) : std::nullopt;
    if (!task || !facts(*task).is_network) {
      fields.fail("tasks", "must be of " + network_tasks_text());
    }
    if (std::find(tasks.begin(), tasks.end(), *task) != tasks.end()) {
      fields.fail("tasks", "has a task twice");
    }
    tasks.push_back(*task);
  }
  return tasks;
}

WeightsSource source_of(Fields fields) {
  WeightsSource source;
  source.package = fields.text_or_empty("package");
  source.address = fields.text_or_empty("address");
  const json& files = fields.list("files");
  for (std::size_t i = 0; i < files.size(); ++i) {
    Fields file = fields.element("files", i, files[i]);
    source.files.push_back({file.text("member"), sha256_in(file, "sha256", 0)});
    file.done();
  }
  fields.done();
  return source;
}

InputRule input_of(Fields fields) {
  using image::Filter;
  InputRule rule;
  rule.resize = fields.choice<ResizeRule>("resize", {{"stretch", ResizeRule::stretch},
                                                     {"short_side", ResizeRule::short_side},
                                                     {"centre_square", ResizeRule::centre_square},
                                                     {"letterbox", ResizeRule::letterbox},
                                                     {"pyramid", ResizeRule::pyramid}});
  rule.filter = fields.choice<Filter>("filter", {{"pillow_bilinear", Filter::pillow_bilinear},
                                                 {"pillow_bicubic", Filter::pillow_bicubic},
                                                 {"pillow_nearest", Filter::pillow_nearest},
                                                 {"opencv_bilinear", Filter::opencv_bilinear},
                                                 {"area", Filter::area}});
  rule.blue_first = fields.choice<bool>("channels", {{"RGB", false}, {"BGR", true}});
  rule.mean = fields.three_numbers("mean", 0, 255);
  rule.deviation = fields.three_numbers("deviation", 1e-3, 1e6);
  if (rule.resize != ResizeRule::pyramid) {
    rule.size = {fields.integer("width", 1, kMaxSide), fields.integer("height", 1, kMaxSide)};
  }
  if (rule.resize == ResizeRule::short_side || rule.resize == ResizeRule::centre_square) {
    const int largest = std::max(rule.size.width, rule.size.height);
    rule.reference = fields.integer("reference", largest, kMaxSide);
  }
  fields.done();
  return rule;
}

bool goes_with(const Decoder& decoder, ResizeRule resize) {
  if (decoder.resize) return *decoder.resize == resize;
  return std::none_of(kDecoders.begin(), kDecoders.end(),
                      [&](const Decoder* other) { return other->resize == resize; });
}

/// The output, held against the tasks it can be decoded for.
Output output_of(Fields fields, const Manifest& manifest) {
  std::vector<std::pair<std::string, const Decoder*>> names;
  for (const Decoder* decoder : kDecoders) names.emplace_back(decoder->name, decoder);
  const Decoder& decoder = *fields.choice<const Decoder*>("decoding", names);
  Output output = decoder.read(fields);
  const std::vector<Task> decoded = decoder.tasks(output);
  for (const Task task : manifest.tasks) {
    if (std::find(decoded.begin(), decoded.end(), task) == decoded.end()) {
      fields.fail("decoding", "does not give the task " + std::string(to_string(task)));
    }
  }
  if (!goes_with(decoder, manifest.input.resize)) {
    fields.fail("decoding", "does not go with input.resize");
  }
  fields.done();
  return output;
}

/// The kind of features that the results become; none for an embedding or a rating.
std::optional<FeatureKind> confident_kind(const std::vector<Task>& tasks) {
  for (const KindFacts& row : kKindTable) {
    if (!row.has_confidence || !row.task) continue;
    if (std::ranges::count(tasks, *row.task) > 0) return row.kind;
  }
  return std::nullopt;
}

std::optional<PresenceRule> presence_of(Fields& fields, const std::vector<Task>& tasks) {
  if (!fields.has("presence")) return std::nullopt;
  Fields presence = fields.object("presence");
  const auto kind = confident_kind(tasks);
  if (!kind) fields.fail("presence", "needs a model of labels, objects or faces");
  const json& threshold = presence.value("threshold");
  presence.number("threshold", 0.001, 1);
  PresenceRule rule{*kind, threshold.get<double>(), false};
  rule.is_ranked = presence.choice<bool>("confidence", {{"probability", false}, {"rank", true}});
  presence.done();
  return rule;
}

std::vector<std::string> lines_of(const fs::path& file) {
  const std::string text = bytes_of(file, kMaxLabelsBytes);
  std::vector<std::string> lines;
  std::set<std::string> seen;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || !seen.insert(line).second) {
      throw usage_error(file.string() + ": line " + std::to_string(lines.size() + 1) +
                        (line.empty() ? " is empty" : " repeats a label"));
    }
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::optional<PreparedFile> prepared_of(Fields& fields) {
  if (!fields.has("prepared")) return std::nullopt;
  Fields prepared = fields.object("prepared");
  PreparedFile file{inner_path(prepared, "file"), sha256_in(prepared, "sha256", 64),
                    sha256_in(prepared, "source_sha256", 64)};
  prepared.text_or_empty("recipe");  // prepare.py's own mark
  prepared.done();
  return file;
}

Manifest manifest_of(Fields fields, const fs::path& file) {
  fields.integer("schema", kSchema, kSchema);
  Manifest manifest;
  manifest.name = fields.text("name");
  if (manifest.name != file.stem()) fields.fail("name", "must be the file's name");
  manifest.title = fields.text("title");
  manifest.tasks = tasks_of(fields);
  manifest.is_default = fields.boolean("default");
  manifest.architecture = fields.text("architecture");
  manifest.revision = fields.integer("revision", 1, 1'000'000);
  manifest.licence = fields.text("licence");
  manifest.source = source_of(fields.object("source"));
  manifest.input = input_of(fields.object("input"));
  manifest.output = output_of(fields.object("output"), manifest);
  manifest.presence = presence_of(fields, manifest.tasks);
  manifest.prepared = prepared_of(fields);
  manifest.folder = file.parent_path();
  const auto* classes = std::get_if<ClassOutput>(&manifest.output);
  if ((classes != nullptr && classes->logits) ||
      std::holds_alternative<YoloOutput>(manifest.output)) {
    manifest.labels_file = inner_path(fields, "labels");
    manifest.labels = lines_of(manifest.folder / manifest.labels_file);
  }
  fields.done();
  return manifest;
}

}  // namespace

Manifest read_manifest(const fs::path& file) {
  const std::string text = bytes_of(file, kMaxManifestBytes);
  try {
    const json document = json::parse(text);
    return manifest_of(Fields(file, "", document), file);
  } catch (const json::exception& error) {
    throw usage_error(file.string() + " is not JSON: " + error.what());
  }
}

std::vector<Manifest> read_manifests(const fs::path& folder) {
  std::vector<Manifest> manifests;
  for (const fs::path& file : manifest_files(folder)) manifests.push_back(read_manifest(file));
  return manifests;
}

std::vector<fs::path> manifest_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".json" && !path.filename().string().starts_with('.')) {
      files.push_back(path);
    }
  }
  if (failed) {
    throw run_error("The models folder " + folder.string() + " cannot be read (" +
                    failed.message() + "): run ./bootstrap or models/prepare.py");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace imagelift::infer
