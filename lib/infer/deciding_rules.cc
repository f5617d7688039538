// Every structure is taken apart by name, so that a member which is added does not compile here
// until somebody has said whether it decides.
#include "infer/deciding_rules.h"

#include <cstdint>
#include <span>

#include "image/digest.h"
#include "image/pixel_revision.h"
#include "infer/decoder.h"
#include "infer/network_input.h"
#include "infer/rules_text.h"

namespace imagelift::infer {
namespace {

constexpr std::size_t kDigits = 16;

void add_input(const InputRule& rule, Rules& rules) {
  const auto& [size, resize, reference, filter, blue_first, mean, deviation] = rule;
  rules.add("pixels", image::kPixelRevision);
  rules.add("input", kInputRevision);
  rules.add("size", size);
  rules.add("resize", static_cast<int>(resize));
  rules.add("reference", reference);
  rules.add("filter", static_cast<int>(filter));
  rules.add("blue-first", int{blue_first});
  rules.add("mean", mean);
  rules.add("deviation", deviation);
}

std::string sha256_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return image::content_of({bytes, text.size()}).sha256;
}

bool has_labels(Task task) {
  return task == Task::labels || task == Task::objects;
}

}  // namespace

std::string deciding_rules(const Manifest& manifest, Task task) {
  // name and source stand in ModelIdentity itself, architecture and revision in its settings.
  const auto& [name, title, tasks, is_default, architecture, revision, licence, source, input,
               labels_file, labels, output, presence, prepared, folder] = manifest;
  Rules rules;
  rules.add_text("task", to_string(task));
  rules.add_text("module", prepared ? prepared->sha256 : "");
  add_input(input, rules);
  decoder_of(output).add_rules(output, task, rules);
  if (has_labels(task)) {
    for (const std::string& label : labels) rules.add_text("label", label);
  }
  return std::move(rules).text();
}

std::string rules_digest(const Manifest& manifest, Task task) {
  return sha256_of(deciding_rules(manifest, task)).substr(0, kDigits);
}

}  // namespace imagelift::infer
