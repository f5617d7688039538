#include <utility>

#include "store/files/not_taken_json.h"
#include "store/files/run_files.h"
#include "store/imports/json_object.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

void append_record(std::string& out, const RunRecord& record, const std::string& failed_because) {
  append_text(out, "uid", record.uid);
  append_text(out, "business", record.business);
  append_text(out, "image_source", record.image_source);
  append_text(out, "state", failed_because.empty() ? to_string(record.state) : "failed");
  if (!failed_because.empty()) append_text(out, "reason", failed_because);
  append_text(out, "started_at", record.started_at);
  append_text(out, "finished_at", record.finished_at);
}

void append_models(std::string& out, std::span<const ModelIdentity> models) {
  append_key(out, "models");
  out += '[';
  for (const ModelIdentity& model : models) {
    out += &model == models.data() ? "{" : ", {";
    append_text(out, "task", to_string(model.task));
    append_text(out, "name", model.name);
    append_text(out, "sha256", model.sha256);
    append_text(out, "settings", model.settings);
    out += '}';
  }
  out += ']';
}

void append_versions(std::string& out, const std::map<std::string, std::string>& versions) {
  append_key(out, "versions");
  out += '{';
  for (const auto& [name, version] : versions) append_text(out, name, version);
  out += '}';
}

void append_parameters(std::string& out, const RunRecord& run, const RunSettings& settings) {
  append_key(out, "parameters");
  out += '{';
  append_text(out, "business", run.business);
  append_text(out, "image-source", run.image_source);
  for (const auto& [name, text] : shown_settings(settings)) append_text(out, name, text);
  out += '}';
}

void append_counts(std::string& out, const std::map<std::string, std::size_t>& counts) {
  append_key(out, "counts");
  out += '{';
  for (const auto& [name, count] : counts) append_number(out, name, std::uint64_t{count});
  out += '}';
}

void append_not_taken(std::string& out, const RunRecord& record) {
  if (!record.not_taken) return;
  append_key(out, "not_taken");
  out += not_taken_json(*record.not_taken);
}

/// Of a network: which, and all that its pass answered.
void append_network(std::string& out, const StageTime& timing) {
  if (timing.model.empty()) return;
  append_text(out, "model", timing.model);
  append_key(out, "tasks");
  std::string_view before = "[";
  for (const Task task : timing.tasks) {
    out += std::exchange(before, ", ");
    append_json_string(out, to_string(task));
  }
  out += ']';
}

void append_timings(std::string& out, const std::vector<StageTime>& timings) {
  append_key(out, "timings");
  out += '[';
  for (const StageTime& timing : timings) {
    out += &timing == timings.data() ? "{" : ", {";
    append_text(out, "stage", timing.stage);
    append_number(out, "seconds", timing.seconds);
    append_number(out, "images", std::uint64_t{timing.images});
    append_network(out, timing);
    out += '}';
  }
  out += ']';
}

}  // namespace

void write_run_json(const Store& store, RunId run, const RunDocument& document,
                    const std::filesystem::path& file) {
  write_run_json(store.runs().record(run), store.runs().models(run), document, file);
}

void write_run_json(const RunRecord& run, std::span<const ModelIdentity> models,
                    const RunDocument& document, const std::filesystem::path& file) {
  std::string out = "{";
  append_number(out, "schema", std::uint64_t{1});
  append_record(out, run, document.failed_because);
  append_versions(out, document.versions);
  append_models(out, models);
  append_parameters(out, run, document.settings);
  append_counts(out, document.counts);
  append_not_taken(out, run);
  append_timings(out, document.timings);
  append_number(out, "wall_seconds", document.wall_seconds);
  out += "}\n";
  text::replace_file(file, out);
}

}  // namespace imagelift::store
