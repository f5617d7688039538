// Every structure is taken apart by name, so that a member which is added does not compile here
// until somebody has said whether it decides.
#include "infer/deciding_rules.h"

#include <charconv>
#include <cstdint>
#include <span>

#include "image/digest.h"
#include "image/pixel_revision.h"
#include "infer/classes.h"
#include "infer/face_cascade.h"
#include "infer/network_input.h"
#include "infer/yolo.h"

namespace imagelift::infer {
namespace {

constexpr std::size_t kDigits = 16;

/// The shortest text that gives the same number again.
std::string text_of(float number) {
  char digits[32];
  return {digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr};
}
std::string text_of(Size size) {
  return std::to_string(size.width) + "x" + std::to_string(size.height);
}
std::string text_of(const std::optional<std::size_t>& index) {
  return index ? std::to_string(*index) : "none";
}
std::string text_of(const std::array<float, 3>& numbers) {
  return text_of(numbers[0]) + "," + text_of(numbers[1]) + "," + text_of(numbers[2]);
}

class Rules {
 public:
  template <class Value>
  void add(std::string_view name, const Value& value) {
    text_ += std::string(name) + " " + text_of(value) + "\n";
  }
  void add(std::string_view name, int value) { add_text(name, std::to_string(value)); }
  void add_text(std::string_view name, std::string_view value) {
    text_ += std::string(name) + " " + std::string(value) + "\n";
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

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

/// What one task reads of the output.
class AddOutput {
 public:
  AddOutput(Task task, Rules& rules) : task_(task), rules_(rules) {}

  void operator()(const ClassOutput& output) const {
    const auto& [logits, embedding] = output;
    rules_.add("classes", kClassesRevision);
    if (task_ == Task::labels) {
      rules_.add("logits", logits);
      rules_.add("top", static_cast<int>(kTopLabels));
    } else {
      rules_.add("embedding", embedding);
    }
  }

  void operator()(const YoloOutput& output) const {
    const auto& [layers, score, overlap] = output;
    rules_.add("yolo", kYoloRevision);
    for (const auto& [stride, anchors] : layers) {
      rules_.add("stride", stride);
      for (const Size anchor : anchors) rules_.add("anchor", anchor);
    }
    rules_.add("score", score);
    rules_.add("overlap", overlap);
  }

  void operator()(const CascadeOutput& output) const {
    const auto& [smallest_face, scale_factor, scores] = output;
    rules_.add("cascade", kCascadeRevision);
    rules_.add("smallest-face", smallest_face);
    rules_.add("scale-factor", scale_factor);
    rules_.add("scores", scores);
  }

  void operator()(const RatingOutput&) const { rules_.add("ratings", kClassesRevision); }

 private:
  Task task_;
  Rules& rules_;
};

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
  std::visit(AddOutput(task, rules), output);
  if (has_labels(task)) {
    for (const std::string& label : labels) rules.add_text("label", label);
  }
  return std::move(rules).text();
}

std::string rules_digest(const Manifest& manifest, Task task) {
  return sha256_of(deciding_rules(manifest, task)).substr(0, kDigits);
}

}  // namespace imagelift::infer
