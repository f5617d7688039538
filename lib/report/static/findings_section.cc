#include <algorithm>

#include "report/data/example_images.h"
#include "report/data/findings.h"
#include "report/data/test_next.h"
#include "report/static/card_node.h"
#include "report/static/page_sections.h"
#include "report/words/card.h"
#include "report/words/verdict.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kMostWarned = 50;

Node pictures_of(const ReportData& data, const ThumbnailSheets& sheets, std::size_t feature) {
  if (sheets.count == 0) return {};
  Node pictures = element("span", {{"class", "examples"}});
  for (const std::size_t image : example_images(data, feature)) {
    pictures.children.push_back(thumbnail_image(data, sheets, image));
  }
  return pictures;
}

/// Names in the order of the page: features before levels, more clicks before fewer.
Node cards_list(const ReportData& data, const ThumbnailSheets& sheets,
                const std::vector<std::size_t>& features, const std::vector<std::size_t>& levels) {
  std::vector<Card> cards;
  for (const std::size_t f : features) cards.push_back(card_of(data, f));
  for (const std::size_t level : levels) cards.push_back(level_card_of(data, level));
  const double reach = reach_of(cards);
  Node list = element("ul", {{"class", "verdicts"}});
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const bool is_feature = i < features.size();
    list.children.push_back(
        card_item(cards[i], reach,
                  is_feature ? verdict(data.analysis, features[i])
                             : level_numbers(data.analysis.levels[levels[i - features.size()]]),
                  is_feature ? pictures_of(data, sheets, features[i]) : Node{}));
  }
  return list;
}

std::vector<std::size_t> in_a_row(std::vector<std::size_t> first,
                                  const std::vector<std::size_t>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// What is named as well, but had no room.
Node further_list(const ReportData& data, const ThumbnailSheets& sheets) {
  const std::vector<std::size_t>& features = data.findings.further;
  const std::vector<std::size_t>& levels = data.findings.further_levels;
  if (features.empty() && levels.empty()) return {};
  return element(
      "details", {{"class", "further"}},
      element("summary", {}, say_count("findings.further", features.size() + levels.size())),
      cards_list(data, sheets, features, levels));
}

Node warned_list(const ReportData& data, bool names_others) {
  const auto& warned = data.findings.warned;
  if (warned.empty()) return {};
  Node list = element("ul", {});
  for (std::size_t i = 0; i < std::min(warned.size(), kMostWarned); ++i) {
    list.children.push_back(element(
        "li", {},
        element("strong", {}, name_text(subject_of(data.analysis.features[warned[i]]) + ": ")),
        name_text(warning_of(data, warned[i])), " ",
        element("small", {}, name_text(verdict(data.analysis, warned[i])))));
  }
  return element("details", {{"class", "warned"}},
                 element("summary", {},
                         say_count(names_others ? "findings.more_doubtful" : "findings.doubtful",
                                   warned.size())),
                 std::move(list), rest_note(warned.size(), kMostWarned));
}

}  // namespace

Node findings_section(const ReportData& data, const ThumbnailSheets& sheets) {
  const stats::Findings& found = data.findings;
  Node list = cards_list(data, sheets, in_a_row(found.more, found.fewer),
                         in_a_row(found.levels_more, found.levels_fewer));
  const bool names_any = !list.children.empty();
  const auto next = test_next(data);
  return section(
      "findings", say("findings.title"),
      fragment(element("p", {{"class", "headline"}}, name_text(headline(data))),
               names_any ? std::move(list) : Node{}, further_list(data, sheets),
               warned_list(data, names_any),
               element("p", {{"class", "note"}}, name_text(caution(data))),
               next ? element("p", {{"class", "test-next"}}, name_text(test_next_text(data, *next)))
                    : Node{}));
}

}  // namespace imagelift::report
