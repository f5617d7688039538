#include "store/files/run_files.h"
#include "store/imports/json_object.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

std::string object_of(const RunFailure& failure) {
  std::string out = "{";
  append_text(out, "name", failure.ref.name);
  append_text(out, "path", failure.ref.path);
  append_key(out, "task");
  if (failure.task) {
    append_json_string(out, to_string(*failure.task));
  } else {
    out += "null";
  }
  append_text(out, "stage", to_string(failure.failure.stage));
  append_text(out, "code", to_string(failure.failure.code));
  append_text(out, "message", failure.failure.message);
  return out + "}";
}

}  // namespace

void write_failures_json(const Store& store, RunId run, const std::filesystem::path& file) {
  write_failures_json(store.images().failures(run), file);
}

void write_failures_json(std::span<const RunFailure> failures, const std::filesystem::path& file) {
  text::ReplaceFile out(file);
  out.write("{\"schema\": 1, \"failures\": [");
  const char* separator = "\n";
  for (const RunFailure& failure : failures) {
    out.write(separator);
    out.write(object_of(failure));
    separator = ",\n";
  }
  out.write("\n]}\n");
  out.commit();
}

}  // namespace imagelift::store
