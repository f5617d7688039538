#include "report/page_sections.h"

#include <algorithm>
#include <set>

#include "report/answer_text.h"
#include "report/example_images.h"
#include "report/number_text.h"
#include "report/test_next.h"
#include "report/trust.h"
#include "report/warning.h"
#include "stats/verdict.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestList = 200;
constexpr std::size_t kMostWarned = 50;

std::string number(std::size_t n) {
  return count_text(static_cast<double>(n));
}

Node verdict_item(const ReportData& data, const ThumbnailSheets& sheets, std::size_t feature,
                  bool higher) {
  Node pictures = element("span", {{"class", "examples"}});
  for (const std::size_t image : example_images(data, feature)) {
    pictures.children.push_back(thumbnail_picture(data, sheets, image));
  }
  return element(
      "li", {{"class", higher ? "higher" : "lower"}},
      element("span", {{"class", "mark"}, {"aria-hidden", "true"}}, higher ? "▲" : "▼"),
      element("p", {}, name_text(stats::verdict(data.analysis, data.analysis.features[feature]))),
      sheets.count > 0 ? pictures : Node{});
}

std::string warned_title(const ReportData& data) {
  const std::size_t warned = data.answer.warned.size();
  const bool more = !data.answer.more.empty() || !data.answer.fewer.empty();
  return count_of(warned, more ? "more feature" : "feature") +
         (warned == 1 ? " stands" : " stand") +
         " out, but may be another property of the same images";
}

Node warned_list(const ReportData& data) {
  if (data.answer.warned.empty()) return {};
  Node list = element("ul", {});
  const auto& warned = data.answer.warned;
  for (std::size_t i = 0; i < std::min(warned.size(), kMostWarned); ++i) {
    list.children.push_back(
        element("li", {}, element("strong", {}, name_text(warning_of(data.analysis, warned[i]))),
                " ", name_text(stats::verdict(data.analysis, data.analysis.features[warned[i]]))));
  }
  const Node rest = warned.size() > kMostWarned
                        ? element("p", {{"class", "note"}},
                                  "and " + number(warned.size() - kMostWarned) + " more")
                        : Node{};
  return element("details", {{"class", "warned"}}, element("summary", {}, warned_title(data)),
                 std::move(list), rest);
}

Node fact(const std::string& name, const std::string& value, const std::string& detail) {
  return element("div", {}, element("dt", {}, name),
                 element("dd", {}, value, element("small", {}, detail)));
}

/// What the listing saw besides pictures; nothing where it saw nothing else.
Node not_taken_fact(const NotTakenFacts& seen) {
  if (seen.told.empty()) return {};
  std::string detail;
  for (const std::string& sentence : seen.told) detail += (detail.empty() ? "" : "; ") + sentence;
  return fact("Not taken", number(seen.count), detail);
}

Node dates_fact(const RunFacts& run) {
  if (run.clicks_from.empty()) return fact("Dates of the clicks", "–", "the metrics have none");
  return fact("Dates of the clicks", run.clicks_from, "to " + run.clicks_until);
}

Node unmatched_fact(const ReportData& data) {
  const std::size_t rows = data.metrics_without_images.size();
  return fact("Without metrics",
              count_text(static_cast<double>(data.images_without_metrics.size())),
              "images; " + count_of(rows, "name") + " in the metrics without an image");
}

std::string model_names(const std::vector<ModelIdentity>& models) {
  std::string out;
  std::set<std::string> seen;
  for (const ModelIdentity& model : models) {
    if (!seen.insert(model.name).second) continue;
    out += (out.empty() ? "" : ", ") + model.name;
  }
  return out.empty() ? "none: imported features" : out;
}

Node folded(const std::string& title, Node content) {
  return element("details", {}, element("summary", {}, title), std::move(content));
}

Node names_list(const std::string& what, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  Node list = element("ul", {{"class", "names"}});
  for (std::size_t i = 0; i < std::min(names.size(), kLongestList); ++i) {
    list.children.push_back(element("li", {}, name_text(names[i])));
  }
  Node content = fragment(std::move(list));
  if (names.size() > kLongestList) {
    content.children.push_back(
        element("p", {{"class", "note"}}, "and " + number(names.size() - kLongestList) + " more"));
  }
  return folded(count_of(names.size(), "name") + " " + what, std::move(content));
}

Node unread_runs(const std::vector<UnreadRun>& runs) {
  if (runs.empty()) return {};
  Node list = element("ul", {{"class", "names"}});
  for (std::size_t i = 0; i < std::min(runs.size(), kLongestList); ++i) {
    list.children.push_back(
        element("li", {}, moment_text(runs[i].started_at) + ": ", name_text(runs[i].reason)));
  }
  return folded(count_of(runs.size(), "earlier run") + " that cannot be read", std::move(list));
}

Node failures_table(const std::vector<ReportFailure>& failures) {
  if (failures.empty()) return {};
  Node body = element("tbody", {});
  for (std::size_t i = 0; i < std::min(failures.size(), kLongestList); ++i) {
    const ReportFailure& failed = failures[i];
    std::string stage(to_string(failed.failure.stage));
    if (failed.task) stage += " (" + std::string(to_string(*failed.task)) + ")";
    body.children.push_back(element(
        "tr", {}, element("th", {{"scope", "row"}}, name_text(failed.name)),
        element("td", {}, stage), element("td", {}, std::string(to_string(failed.failure.code))),
        element("td", {}, name_text(failed.failure.message))));
  }
  Node head = element("tr", {});
  for (const char* title : {"Image", "Stage", "Code", "Reason"}) {
    head.children.push_back(element("th", {{"scope", "col"}}, title));
  }
  std::string title = count_of(failures.size(), "failure");
  if (failures.size() > kLongestList) title += ", the first " + number(kLongestList);
  return folded(title,
                element("table", {}, element("thead", {}, std::move(head)), std::move(body)));
}

Node word(const std::string& name, const std::string& meaning) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, meaning));
}

}  // namespace

Node section(const std::string& id, const std::string& title, Node content) {
  return element("section", {{"id", id}, {"aria-labelledby", id + "-title"}},
                 element("h2", {{"id", id + "-title"}}, title), std::move(content));
}

Node thumbnail_picture(const ReportData& data, const ThumbnailSheets& sheets, std::size_t image) {
  if (sheets.count == 0 || sheets.position[image] == ThumbnailSheets::kNone) return {};
  const ThumbnailPlace place = place_of(sheets, sheets.position[image]);
  const std::string width = std::to_string(data.images[image].thumbnail->size.width);
  const std::string height = std::to_string(data.images[image].thumbnail->size.height);
  return element(
      "svg",
      {{"class", "thumb"}, {"viewBox", "0 0 " + width + " " + height}, {"aria-hidden", "true"}},
      element("svg", {{"width", width}, {"height", height}},
              element("image", {{"href", place.file},
                                {"x", std::to_string(-place.x)},
                                {"y", std::to_string(-place.y)},
                                {"width", std::to_string(place.sheet.width)},
                                {"height", std::to_string(place.sheet.height)}})));
}

Node page_head(const RunFacts& run) {
  const std::string& moment = run.finished_at.empty() ? run.started_at : run.finished_at;
  return element(
      "header", {{"class", "page-head"}},
      element("h1", {}, name_text(run.business.empty() ? "Images" : run.business),
              element("span", {{"class", "source"}}, " / ", name_text(run.image_source))),
      element("p", {{"class", "facts"}},
              "Which features of the images go with clicks · " + moment_text(moment) +
                  " · imagelift " + run.version));
}

Node simulation_banner(const RunFacts& run) {
  if (!run.simulated_clicks) return {};
  return element("p", {{"class", "banner"}, {"role", "note"}},
                 element("strong", {}, "Simulated clicks. "),
                 "The clicks of this run are made up: they show how the page works, and say "
                 "nothing about these images.");
}

Node shard_banner(const RunFacts& run) {
  if (run.shards.empty()) return {};
  return element("p", {{"class", "banner"}, {"role", "note"}},
                 element("strong", {}, "Part of a run. "),
                 "Of its images only those of shard " + shards_text(run) +
                     " are here; the numbers of the whole run are made by imagelift merge.");
}

Node gate_banner(const Gate& gate) {
  if (!gate.broken) return {};
  return element("p", {{"class", "banner"}, {"role", "note"}},
                 element("strong", {}, "The quality gate is broken. "), name_text(gate.reason));
}

Node interactive_note(const ReportData& data) {
  return element(
      "p", {{"class", "how-interactive"}, {"role", "note"}},
      element("strong", {}, "This is the view without scripts. "),
      data.interactive_hint.empty()
          ? "For filters and search open the imagelift page of this build, or download the "
            "build's artifacts from its page, unpack them and open report/index.html."
          : data.interactive_hint);
}

Node answer_section(const ReportData& data, const ThumbnailSheets& sheets) {
  Node list = element("ul", {{"class", "verdicts"}});
  for (const std::size_t feature : data.answer.more) {
    list.children.push_back(verdict_item(data, sheets, feature, true));
  }
  for (const std::size_t feature : data.answer.fewer) {
    list.children.push_back(verdict_item(data, sheets, feature, false));
  }
  const bool names_any = !list.children.empty();
  const auto next = test_next(data);
  return section(
      "answer", "The answer",
      fragment(element("p", {{"class", "headline"}}, name_text(headline(data))),
               names_any ? std::move(list) : Node{}, warned_list(data),
               element("p", {{"class", "note"}}, name_text(caution(data))),
               next ? element("p", {{"class", "test-next"}}, name_text(test_next_text(data, *next)))
                    : Node{}));
}

Node trust_section(const ReportData& data) {
  const Trust t = trust_of(data);
  const RunFacts& run = data.run;
  Node facts =
      element("dl", {},
              fact("Images with a CTR", number(t.images_with_ctr),
                   "of " + number(t.images) + " analysed; " + number(t.clusters) + " distinct"),
              fact("Mean CTR", t.mean_ctr ? ctr_text(*t.mean_ctr) : "–", "average over images"));
  if (t.impressions) {
    facts.children.push_back(fact("Impressions", count_text(*t.impressions),
                                  count_text(t.clicks.value_or(0)) + " clicks"));
  }
  facts.children.push_back(dates_fact(run));
  facts.children.push_back(unmatched_fact(data));
  facts.children.push_back(fact("Features tested", number(t.hypotheses),
                                "of " + number(t.features) + "; " + number(t.marked) +
                                    (t.marked == 1 ? " stands out" : " stand out")));
  facts.children.push_back(fact("Images failed", number(t.images_failed),
                                t.images_failed == 0 ? "none" : "listed below"));
  facts.children.push_back(not_taken_fact(run.not_taken));
  facts.children.push_back(fact("Models", number(run.models.size()),
                                model_names(run.models) + "; imagelift " + run.version));
  return element("section", {{"class", "trust"}, {"aria-label", "What this rests on"}},
                 std::move(facts));
}

Node left_out_section(const ReportData& data) {
  Node content = fragment(
      failures_table(data.failures), names_list("without metrics", data.images_without_metrics),
      names_list("without impressions", data.images_without_impressions),
      names_list("in the metrics without an image", data.metrics_without_images),
      unread_runs(data.unread_runs));
  const bool empty = std::all_of(content.children.begin(), content.children.end(),
                                 [](const Node& node) { return node.tag.empty(); });
  return empty ? Node{} : section("left-out", "What is left out", std::move(content));
}

Node words_section() {
  return section(
      "words", "How to read this",
      element(
          "dl", {{"class", "words"}},
          word("CTR",
               "Clicks divided by impressions. The average CTR of a group is the plain mean of "
               "its images’ CTRs; the same picture under several names counts once."),
          word("Difference (impact)",
               "Average CTR of the images with a feature minus that of the images without it. In "
               "percent of the latter it is called lift."),
          word("Interval and q",
               "The interval holds the differences that fit the data. Many features are tried at "
               "once, so it is widened to match q: among features with q ≤ 0.05 about one in "
               "twenty is a false alarm."),
          word("Association",
               "A difference says what goes together. Images that share a feature often share a "
               "template, a season or an audience too: only a test that changes one thing can "
               "tell the cause.")));
}

}  // namespace imagelift::report
