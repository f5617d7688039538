#include <algorithm>

#include "report/data/example_images.h"
#include "report/data/findings.h"
#include "report/data/test_next.h"
#include "report/static/page_sections.h"
#include "report/words/number_text.h"
#include "report/words/verdict.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kMostWarned = 50;

Node verdict_item(const ReportData& data, const ThumbnailSheets& sheets, std::size_t feature,
                  bool higher) {
  Node pictures = element("span", {{"class", "examples"}});
  for (const std::size_t image : example_images(data, feature)) {
    pictures.children.push_back(thumbnail_image(data, sheets, image));
  }
  return element("li", {{"class", higher ? "higher" : "lower"}},
                 element("span", {{"class", "mark"}, {"aria-hidden", "true"}}, higher ? "▲" : "▼"),
                 element("p", {}, name_text(verdict(data.analysis, feature))),
                 sheets.count > 0 ? pictures : Node{});
}

std::string warned_title(const ReportData& data) {
  const bool names_others = !data.findings.more.empty() || !data.findings.fewer.empty();
  return say_count(names_others ? "findings.more_doubtful" : "findings.doubtful",
                   data.findings.warned.size());
}

Node warned_list(const ReportData& data) {
  if (data.findings.warned.empty()) return {};
  Node list = element("ul", {});
  const auto& warned = data.findings.warned;
  for (std::size_t i = 0; i < std::min(warned.size(), kMostWarned); ++i) {
    list.children.push_back(
        element("li", {}, element("strong", {}, name_text(warning_of(data.analysis, warned[i]))),
                " ", name_text(verdict(data.analysis, warned[i]))));
  }
  return element("details", {{"class", "warned"}}, element("summary", {}, warned_title(data)),
                 std::move(list), rest_note(warned.size(), kMostWarned));
}

}  // namespace

Node findings_section(const ReportData& data, const ThumbnailSheets& sheets) {
  Node list = element("ul", {{"class", "verdicts"}});
  for (const std::size_t feature : data.findings.more) {
    list.children.push_back(verdict_item(data, sheets, feature, true));
  }
  for (const std::size_t feature : data.findings.fewer) {
    list.children.push_back(verdict_item(data, sheets, feature, false));
  }
  const bool names_any = !list.children.empty();
  const auto next = test_next(data);
  return section(
      "findings", say("findings.title"),
      fragment(element("p", {{"class", "headline"}}, name_text(headline(data))),
               names_any ? std::move(list) : Node{}, warned_list(data),
               element("p", {{"class", "note"}}, name_text(caution(data))),
               next ? element("p", {{"class", "test-next"}}, name_text(test_next_text(data, *next)))
                    : Node{}));
}

}  // namespace imagelift::report
