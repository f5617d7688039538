#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/task.h"

namespace imagelift {

/// The families of features; thresholds and charts go by them. `group` (any dog breed, people,
/// reds) is made of others when a report is written; no model and no import gives it. A new kind
/// stands before `other`; CONTRIBUTING.md says what else it needs.
enum class FeatureKind { colour, label, object, count, face, aesthetic, quality, other, group };

/// How a feature is compared with the CTR (rule S7).
enum class Measure {
  presence,  ///< images with it against images without
  rank,      ///< no absence (brightness, aesthetic): rank correlation; bars split at the median
  both,      ///< presence decides (one hypothesis), the rank correlation stands beside it
};

/// What the values are, and so how they are written.
enum class Unit {
  share,       ///< of the image's opaque pixels, 0..1
  confidence,  ///< of a model, 0..1
  count,       ///< how many
  number,      ///< on a scale of its own
};

/// All that differs from kind to kind and is no code. Reports send it to their script, which knows
/// no kind by name; docs/schemas/kinds.json is the same for scripts and their tests.
struct KindFacts {
  FeatureKind kind;
  std::string_view name;            ///< stable: in the store and the JSON files
  std::string_view plural;          ///< in sentences
  std::optional<Task> task;         ///< whose result fills it; other tasks' counts: task_of()
  Measure measure;                  ///< a group is compared as its members are
  std::optional<double> threshold;  ///< of presence; empty: it has none, or each feature its own
  Unit unit;
  bool has_confidence;      ///< a least confidence applies where it goes by presence
  bool is_located;          ///< stands somewhere in the image (core/detection.h)
  std::string_view names;   ///< of its few features; empty: a vocabulary, or any
  std::string_view key;     ///< in features.json; `{}`: the name, with `_` for spaces
  std::string_view suffix;  ///< of a key that would otherwise be another feature's
  std::string_view phrase;  ///< in verdicts: {name} (report/words/shown_name.h), {a name}, {least}
};

/// In the order of the enumeration, which is also the order of features.
inline constexpr auto kKindTable = std::to_array<KindFacts>({
    {.kind = FeatureKind::colour,
     .name = "colour",
     .plural = "colours",
     .task = Task::colours,
     .measure = Measure::both,
     .threshold = 0.01,
     .unit = Unit::share,
     .has_confidence = false,
     .is_located = false,
     .names = "",
     .key = "{}",
     .suffix = "_x",
     .phrase = "the colour {name}"},
    {.kind = FeatureKind::label,
     .name = "label",
     .plural = "labels",
     .task = Task::labels,
     .measure = Measure::presence,
     .threshold = 0.01,
     .unit = Unit::confidence,
     .has_confidence = true,
     .is_located = false,
     .names = "",
     .key = "{}",
     .suffix = "_y",
     .phrase = "the label {name}"},
    {.kind = FeatureKind::object,
     .name = "object",
     .plural = "objects",
     .task = Task::objects,
     .measure = Measure::presence,
     .threshold = 0.25,
     .unit = Unit::confidence,
     .has_confidence = true,
     .is_located = true,
     .names = "",
     .key = "{}",
     .suffix = "_z",
     .phrase = "{a name}"},
    {.kind = FeatureKind::count,
     .name = "count",
     .plural = "counts",
     .task = Task::objects,
     .measure = Measure::both,
     .threshold = 1.0,
     .unit = Unit::count,
     .has_confidence = false,
     .is_located = false,
     .names = "",
     .key = "{}_count",
     .suffix = "_count",
     .phrase = "{least} or more {name}"},
    {.kind = FeatureKind::face,
     .name = "face",
     .plural = "faces",
     .task = Task::faces,
     .measure = Measure::presence,
     .threshold = 0.9,
     .unit = Unit::confidence,
     .has_confidence = true,
     .is_located = true,
     .names = "face",
     .key = "{}",
     .suffix = "_face",
     .phrase = "{a name}"},
    {.kind = FeatureKind::aesthetic,
     .name = "aesthetic",
     .plural = "aesthetic scores",
     .task = Task::aesthetic,
     .measure = Measure::rank,
     .threshold = std::nullopt,
     .unit = Unit::number,
     .has_confidence = false,
     .is_located = false,
     .names = "aesthetic",
     .key = "{}",
     .suffix = "_aesthetic",
     .phrase = "{name} score"},
    {.kind = FeatureKind::quality,
     .name = "quality",
     .plural = "measures of quality",
     .task = Task::quality,
     .measure = Measure::rank,
     .threshold = std::nullopt,
     .unit = Unit::number,
     .has_confidence = false,
     .is_located = false,
     .names = "brightness contrast sharpness",
     .key = "{}",
     .suffix = "_quality",
     .phrase = "{name}"},
    {.kind = FeatureKind::other,
     .name = "other",
     .plural = "other features",
     .task = std::nullopt,
     .measure = Measure::presence,
     .threshold = 0.0,
     .unit = Unit::number,
     .has_confidence = false,
     .is_located = false,
     .names = "",
     .key = "{}",
     .suffix = "_other",
     .phrase = "the feature {name}"},
    {.kind = FeatureKind::group,
     .name = "group",
     .plural = "groups",
     .task = std::nullopt,
     .measure = Measure::presence,
     .threshold = std::nullopt,
     .unit = Unit::number,
     .has_confidence = true,
     .is_located = false,
     .names = "",
     .key = "{}",
     .suffix = "_group",
     .phrase = "{name}"},
});
static_assert(kKindTable.size() == static_cast<std::size_t>(FeatureKind::group) + 1,
              "every kind has a row of facts");

inline constexpr auto kFeatureKinds = [] {
  std::array<FeatureKind, kKindTable.size()> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = static_cast<FeatureKind>(i);
  return kinds;
}();

constexpr const KindFacts& facts(FeatureKind kind) {
  return kKindTable[static_cast<std::size_t>(kind)];
}
static_assert(
    [] {
      for (const FeatureKind kind : kFeatureKinds) {
        if (facts(kind).kind != kind) return false;
      }
      return true;
    }(),
    "the rows stand in the order of the enumeration");

constexpr std::string_view to_string(FeatureKind kind) {
  return facts(kind).name;
}
std::optional<FeatureKind> feature_kind_from_string(std::string_view name);

std::string_view to_string(Measure measure);
std::string_view to_string(Unit unit);

}  // namespace imagelift
