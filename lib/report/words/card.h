#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/data/lead.h"
#include "report/data/report_data.h"

namespace imagelift::report {

/// Whether a difference is the same with one thing held fixed: "same template", "other features".
struct Tick {
  std::string name;
  stats::Adjustment adjustment = stats::Adjustment::stays;
};

/// A name of the answer in the parts of its card; report/src/findings/card.ts makes the same. Texts
/// are plain: escape them at the exit.
struct Card {
  std::string subject;    ///< "Face", "Template sale"
  std::string lead;       ///< "3.0 % instead of 2.0 % with template held fixed"
  std::string change;     ///< "(11 more clicks per 1,000 views; sure of 6 to 16)"
  std::string within;     ///< "Same within each template and each placement."; may be empty
  std::string images;     ///< "17 images, 6 photos"
  std::string either_or;  ///< "Face or person: they go together, ..."; may be empty
  std::string also;       ///< "Also: person, people."; may be empty
  std::vector<Tick> ticks;
  Lead numbers;
};

/// Of a feature, by its position in Analysis::features; it is to be tested.
Card card_of(const ReportData& data, std::size_t feature);

/// Of a level, by its position in Analysis::levels.
Card level_card_of(const ReportData& data, std::size_t level);

/// "Face: 3.0 % instead of 2.0 % (11 more clicks per 1,000 views; sure of 6 to 16). Same within
/// each template and each placement. 17 images, 6 photos." An association, never a cause.
std::string card_text(const Card& card);

/// The feature at the head of a sentence: "Face", "Colour olive green", "Brightness above the
/// median".
std::string subject_of(const stats::FeatureResult& feature);

/// A level in a sentence: "template sale".
std::string level_name(const ReportData& data, const stats::LevelResult& level);

/// "3.0 %", with so many decimals that a difference of this size shows: two digits of it.
std::string ctr_beside(double ctr, double difference);

}  // namespace imagelift::report
