#include "report/static/card_node.h"

#include <algorithm>
#include <cmath>

#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

std::string percent(double difference, double reach) {
  return fixed(std::clamp(50 + 48 * difference / reach, 0.0, 100.0), 2) + "%";
}

Node line(const char* name, const std::string& from, const std::string& to) {
  const bool is_upright = from == to;
  return element("line", {{"class", name},
                          {"x1", from},
                          {"x2", to},
                          {"y1", is_upright ? "0" : "50%"},
                          {"y2", is_upright ? "100%" : "50%"}});
}

/// The interval around the difference, 0 in the middle; nothing where there is none.
Node range_bar(const Lead& numbers, double reach) {
  if (std::isnan(numbers.interval.low) || !(reach > 0)) return {};
  return element(
      "svg", {{"class", "range"}, {"aria-hidden", "true"}},
      line("zero", percent(0, reach), percent(0, reach)),
      line("whisker", percent(numbers.interval.low, reach), percent(numbers.interval.high, reach)),
      element("circle", {{"class", "dot"},
                         {"cx", percent(numbers.difference.value, reach)},
                         {"cy", "50%"},
                         {"r", "5"}}));
}

const char* sign_of(stats::Adjustment adjustment) {
  switch (adjustment) {
    case stats::Adjustment::stays:
      return "✓ ";
    case stats::Adjustment::shrinks:
      return "↓ ";
    case stats::Adjustment::disappears:
    case stats::Adjustment::changes_sign:
      return "✗ ";
    case stats::Adjustment::too_few_to_tell:
    case stats::Adjustment::cannot_be_separated:
      break;
  }
  return "? ";
}

std::string flag_of(stats::Adjustment adjustment) {
  switch (adjustment) {
    case stats::Adjustment::stays:
      return say("card.ticks.flags.stays");
    case stats::Adjustment::shrinks:
      return say("card.ticks.flags.shrinks");
    case stats::Adjustment::disappears:
      return say("card.ticks.flags.disappears");
    case stats::Adjustment::changes_sign:
      return say("card.ticks.flags.changes_sign");
    case stats::Adjustment::too_few_to_tell:
      return say("card.ticks.flags.too_few_to_tell");
    case stats::Adjustment::cannot_be_separated:
      break;
  }
  return say("card.ticks.flags.cannot_be_separated");
}

Node ticks(const std::vector<Tick>& ticks) {
  if (ticks.empty()) return {};
  Node list = element("ul", {{"class", "ticks"}});
  for (const Tick& tick : ticks) {
    const std::string flag(to_string(tick.adjustment));
    list.children.push_back(element(
        "li", {{"class", flag}},
        element("span", {{"aria-hidden", "true"}}, sign_of(tick.adjustment)), name_text(tick.name),
        element("span", {{"class", "flag"}}, ": " + flag_of(tick.adjustment))));
  }
  return list;
}

Node numbers_fold(const std::string& numbers) {
  if (numbers.empty()) return {};
  return element("details", {{"class", "card-numbers"}},
                 element("summary", {}, say("card.numbers")), element("p", {}, name_text(numbers)));
}

Node paragraph(const char* name, const std::string& text) {
  return text.empty() ? Node{} : element("p", {{"class", name}}, name_text(text));
}

}  // namespace

double reach_of(const std::vector<Card>& cards) {
  double reach = 0;
  for (const Card& card : cards) {
    for (const double end : {card.numbers.interval.low, card.numbers.interval.high}) {
      if (std::abs(end) > reach) reach = std::abs(end);
    }
  }
  return reach;
}

Node card_item(const Card& card, double reach, const std::string& numbers, Node pictures) {
  const bool higher = card.numbers.difference.value > 0;
  std::string rest = card.change + ".";
  for (const std::string& part : {card.within, card.images + "."}) {
    if (!part.empty()) rest += " " + part;
  }
  return element(
      "li", {{"class", higher ? "higher" : "lower"}},
      element("span", {{"class", "mark"}, {"aria-hidden", "true"}}, higher ? "▲" : "▼"),
      element("div", {{"class", "card"}},
              element("p", {}, element("strong", {}, name_text(card.subject + ": " + card.lead)),
                      " ", name_text(rest)),
              element("div", {{"class", "how-sure"}}, range_bar(card.numbers, reach),
                      ticks(card.ticks)),
              paragraph("either-or", card.either_or), paragraph("also", card.also),
              numbers_fold(numbers)),
      std::move(pictures));
}

}  // namespace imagelift::report
