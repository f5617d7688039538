// A classifier, an embedder, or both in one pass.
#include "infer/classes.h"
#include "infer/decoder.h"
#include "infer/output_shapes.h"

namespace imagelift::infer {
namespace {

Output read(Fields& fields) {
  ClassOutput output;
  if (fields.has("logits")) output.logits = fields.integer("logits", 0, 15);
  if (fields.has("embedding")) output.embedding = fields.integer("embedding", 0, 15);
  return output;
}

std::vector<Task> tasks_of(const Output& output) {
  const auto& [logits, embedding] = std::get<ClassOutput>(output);
  std::vector<Task> tasks;
  if (logits) tasks.push_back(Task::labels);
  if (embedding) tasks.push_back(Task::embedding);
  return tasks;
}

void add_rules(const Output& output, Task task, Rules& rules) {
  const auto& [logits, embedding] = std::get<ClassOutput>(output);
  rules.add("classes", kClassesRevision);
  if (task == Task::labels) {
    rules.add("logits", logits);
    rules.add("top", static_cast<int>(kTopLabels));
  } else {
    rules.add("embedding", embedding);
  }
}

void check(const Manifest& manifest, const std::vector<Network>& networks) {
  const auto& [logits, embedding] = std::get<ClassOutput>(manifest.output);
  std::vector<std::pair<std::size_t, Shape>> expected;
  const auto classes = static_cast<std::int64_t>(manifest.labels.size());
  if (logits) expected.push_back({*logits, {1, classes}});
  if (embedding) expected.push_back({*embedding, {1, -1}});
  check_outputs(manifest, networks.front(), expected);
}

void decode(const Output& output, const DecodingRun& run) {
  const auto& [logits, embedding] = std::get<ClassOutput>(output);
  std::vector<Tensor> outputs = run.outputs();
  if (run.is_asked(Task::labels)) {
    run.inference.labels =
        top_labels(outputs[*logits].values, run.model.manifest.labels, kTopLabels);
  }
  if (run.is_asked(Task::embedding)) {
    run.inference.embedding = normalised(std::move(outputs[*embedding].values));
  }
}

}  // namespace

const Decoder kClassDecoder = {.name = "classes",
                               .resize = std::nullopt,
                               .read = read,
                               .tasks = tasks_of,
                               .add_rules = add_rules,
                               .check = check,
                               .decode = decode};

}  // namespace imagelift::infer
