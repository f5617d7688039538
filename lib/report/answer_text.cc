#include "report/answer_text.h"

#include <vector>

#include "report/number_text.h"
#include "report/test_next.h"
#include "stats/verdict.h"

namespace imagelift::report {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

std::string phrases(const ReportData& data, const std::vector<std::size_t>& features) {
  std::vector<std::string> words;
  for (const std::size_t feature : features) {
    words.push_back(stats::phrase(data.analysis.features[feature]));
  }
  return joined(words);
}

bool names_something(const ReportData& data) {
  return !data.answer.more.empty() || !data.answer.fewer.empty();
}

std::string named(const ReportData& data) {
  const std::string more = phrases(data, data.answer.more);
  const std::string fewer = phrases(data, data.answer.fewer);
  if (fewer.empty()) return "Images with " + more + " have a higher CTR than those without.";
  if (more.empty()) return "Images with " + fewer + " have a lower CTR than those without.";
  return "Images with " + more + " have a higher CTR than those without; images with " + fewer +
         " a lower one.";
}

}  // namespace

std::string headline(const ReportData& data) {
  if (data.images.empty()) {
    return data.failures.empty() ? "This run has no images."
                                 : "No image of this run could be analysed.";
  }
  if (data.analysis.rows == 0) return "No image has a CTR yet, so there is nothing to compare.";
  if (data.analysis.hypotheses == 0) {
    return "There are too few images to compare: no feature has " +
           std::to_string(data.options.least_units) + " images with it and as many without.";
  }
  if (names_something(data)) return named(data);
  if (!data.answer.warned.empty()) {
    return "Some differences are larger than chance explains, but each of them may be due to "
           "another property of the same images.";
  }
  return "Nothing is certain in this data: among " + count_of(data.analysis.hypotheses, "feature") +
         " no difference is larger than chance explains.";
}

std::string caution(const ReportData& data) {
  if (data.images.empty()) return "Look at what the image source lists, and at the failures.";
  if (data.analysis.rows == 0) return "Run again with a metrics file that names these images.";
  if (data.analysis.hypotheses == 0 || !names_something(data)) {
    const auto next = test_next(data);
    return next ? what_would_change_text(data, *next)
                : "More images would change that most; more impressions for each image help too.";
  }
  return "These are associations, not causes: images that share a feature often share a template, "
         "a season or an audience as well.";
}

}  // namespace imagelift::report
