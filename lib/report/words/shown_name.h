#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stats/feature_table.h"

namespace imagelift::report {

// Names as people read them. The key of a feature (core/feature_catalog.h) and the name of a factor
// stay what files and addresses know; the data document tells the script these names.

/// `studio_couch` -> "studio couch"; the script has this rule, too.
std::string with_blanks(std::string_view name);

/// A feature: (colour, olivedrab) -> "olive green", (label, studio_couch) -> "studio couch",
/// (count, person) -> "number of persons", (group, any musical instrument) -> "musical
/// instruments". UTF-8 as it came: escape it at the exit.
std::string shown_name(const FeatureId& id);

/// What of it sentences of its kind (KindFacts::phrase) call {name}: of a count what is counted,
/// "persons"; else the shown name.
std::string noun_of(const FeatureId& id);

/// By column of the table the shown name, with its kind where another column has the same: "cup
/// (object)", "cup (label)".
std::vector<std::string> distinct_names(const stats::FeatureTable& table);

/// A factor: "ad_set" -> "ad set"; without the prefix `img` of keys in names, and known
/// abbreviations in full: "imgtemp" -> "template", "imgcontent" -> "content".
std::string shown_factor(std::string_view name);

/// Any number of them but one: "dogs", "knives", "wine glasses", "sheep", "monkeys or apes".
std::string plural(std::string_view noun);

}  // namespace imagelift::report
