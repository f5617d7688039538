#include "report/static/page_sections.h"

#include <algorithm>
#include <set>

#include "report/data/example_images.h"
#include "report/data/findings.h"
#include "report/data/test_next.h"
#include "report/data/trust.h"
#include "report/data/warning.h"
#include "report/words/number_text.h"
#include "report/words/verdict.h"
#include "report/words/words.h"

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

/// "and 12 more" under a list that ends early; nothing where it is whole.
Node rest_note(std::size_t all, std::size_t shown) {
  if (all <= shown) return {};
  return element("p", {{"class", "note"}}, say("counts.more", {{"n", number(all - shown)}}));
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

Node fact(const std::string& name, const std::string& value, const std::string& detail) {
  return element("div", {}, element("dt", {}, name),
                 element("dd", {}, value, element("small", {}, detail)));
}

/// What the listing saw besides images; nothing where it saw nothing else.
Node not_taken_fact(const NotTakenFacts& seen) {
  if (seen.sentences.empty()) return {};
  std::string detail;
  for (const std::string& sentence : seen.sentences)
    detail += (detail.empty() ? "" : "; ") + sentence;
  return fact(say("rests_on.not_taken.name"), number(seen.count), detail);
}

Node dates_fact(const RunFacts& run) {
  const std::string name = say("rests_on.dates.name");
  if (run.clicks_from.empty()) return fact(name, "–", say("rests_on.dates.none"));
  return fact(name, run.clicks_from, say("rests_on.dates.until", {{"date", run.clicks_until}}));
}

Node unmatched_fact(const ReportData& data) {
  const std::size_t rows = data.metrics_without_images.size();
  return fact(say("rests_on.without_metrics.name"), number(data.images_without_metrics.size()),
              say("rests_on.without_metrics.images", {{"names", say_count("counts.name", rows)}}));
}

std::string model_names(const std::vector<ModelIdentity>& models) {
  std::string out;
  std::set<std::string> seen;
  for (const ModelIdentity& model : models) {
    if (!seen.insert(model.name).second) continue;
    out += (out.empty() ? "" : ", ") + model.name;
  }
  return out.empty() ? say("rests_on.models.none") : out;
}

Node folded(const std::string& title, Node content) {
  return element("details", {}, element("summary", {}, title), std::move(content));
}

/// `title`: a key that counts the names.
Node names_list(std::string_view title, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  Node list = element("ul", {{"class", "names"}});
  for (std::size_t i = 0; i < std::min(names.size(), kLongestList); ++i) {
    list.children.push_back(element("li", {}, name_text(names[i])));
  }
  return folded(say_count(title, names.size()),
                fragment(std::move(list), rest_note(names.size(), kLongestList)));
}

Node unread_runs(const std::vector<UnreadRun>& runs) {
  if (runs.empty()) return {};
  Node list = element("ul", {{"class", "names"}});
  for (std::size_t i = 0; i < std::min(runs.size(), kLongestList); ++i) {
    list.children.push_back(element(
        "li", {}, say("left_out.unread_run", {{"moment", moment_text(runs[i].started_at)}}) + " ",
        name_text(runs[i].reason)));
  }
  return folded(say_count("left_out.unread_runs", runs.size()),
                fragment(std::move(list), rest_note(runs.size(), kLongestList)));
}

Node failures_table(const std::vector<ReportFailure>& failures) {
  if (failures.empty()) return {};
  Node body = element("tbody", {});
  for (std::size_t i = 0; i < std::min(failures.size(), kLongestList); ++i) {
    const ReportFailure& failed = failures[i];
    std::string stage(to_string(failed.failure.stage));
    if (failed.task) {
      stage = say("left_out.failure.stage_of_task",
                  {{"stage", stage}, {"task", std::string(to_string(*failed.task))}});
    }
    body.children.push_back(element(
        "tr", {}, element("th", {{"scope", "row"}}, name_text(failed.name)),
        element("td", {}, stage), element("td", {}, std::string(to_string(failed.failure.code))),
        element("td", {}, name_text(failed.failure.message))));
  }
  Node head = element("tr", {});
  for (const char* title : {"left_out.failure.image", "left_out.failure.stage",
                            "left_out.failure.code", "left_out.failure.reason"}) {
    head.children.push_back(element("th", {{"scope", "col"}}, say(title)));
  }
  std::string title = say_count("left_out.failures", failures.size());
  if (failures.size() > kLongestList) {
    title = say("left_out.first_failures", {{"failures", title}, {"n", number(kLongestList)}});
  }
  return folded(title,
                element("table", {}, element("thead", {}, std::move(head)), std::move(body)));
}

/// A line that stands out above everything else; `text` follows the title.
Node banner(const std::string& title, Node text) {
  return element("p", {{"class", "banner"}, {"role", "note"}}, element("strong", {}, title + " "),
                 std::move(text));
}

Node word(const std::string& name, const std::string& meaning) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, meaning));
}

}  // namespace

Node section(const std::string& id, const std::string& title, Node content) {
  return element("section", {{"id", id}, {"aria-labelledby", id + "-title"}},
                 element("h2", {{"id", id + "-title"}}, title), std::move(content));
}

Node thumbnail_image(const ReportData& data, const ThumbnailSheets& sheets, std::size_t image) {
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
      element("h1", {}, name_text(run.business.empty() ? say("page.no_business") : run.business),
              element("span", {{"class", "source"}}, " / ", name_text(run.image_source))),
      element("p", {{"class", "facts"}},
              say("page.facts", {{"moment", moment_text(moment)}, {"version", run.version}})));
}

Node simulation_banner(const RunFacts& run) {
  if (!run.simulated_clicks) return {};
  return banner(say("banners.simulated.title"), text(say("banners.simulated.text")));
}

Node shard_banner(const RunFacts& run) {
  if (run.shards.empty()) return {};
  return banner(say("banners.shards.title"),
                text(say("banners.shards.text", {{"shards", shards_text(run)}})));
}

Node gate_banner(const Gate& gate) {
  if (!gate.broken) return {};
  return banner(say("banners.gate.title"), name_text(gate.reason));
}

Node interactive_note(const ReportData& data) {
  return element(
      "p", {{"class", "how-interactive"}, {"role", "note"}},
      element("strong", {}, say("static_page.interactive.title") + " "),
      data.interactive_hint.empty() ? say("static_page.interactive.text") : data.interactive_hint);
}

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

Node trust_section(const ReportData& data) {
  const Trust t = trust_of(data);
  const RunFacts& run = data.run;
  Node facts = element("dl", {},
                       fact(say("rests_on.images.name"), number(t.images_with_ctr),
                            say("rests_on.images.of_run", {{"analysed", number(t.images)},
                                                           {"distinct", number(t.clusters)}})),
                       fact(say("rests_on.mean_ctr.name"), t.mean_ctr ? ctr_text(*t.mean_ctr) : "–",
                            say("rests_on.mean_ctr.of_images")));
  if (t.impressions) {
    facts.children.push_back(
        fact(say("rests_on.impressions.name"), count_text(*t.impressions),
             say("rests_on.impressions.clicks", {{"clicks", count_text(t.clicks.value_or(0))}})));
  }
  facts.children.push_back(dates_fact(run));
  facts.children.push_back(unmatched_fact(data));
  facts.children.push_back(
      fact(say("rests_on.features.name"), number(t.hypotheses),
           say_count("rests_on.features.marked", t.marked, {{"features", number(t.features)}})));
  facts.children.push_back(
      fact(say("rests_on.failed.name"), number(t.images_failed),
           say(t.images_failed == 0 ? "rests_on.failed.none" : "rests_on.failed.some")));
  facts.children.push_back(not_taken_fact(run.not_taken));
  facts.children.push_back(
      fact(say("rests_on.models.name"), number(run.models.size()),
           say("rests_on.models.with_version",
               {{"models", model_names(run.models)}, {"version", run.version}})));
  return element("section", {{"class", "trust"}, {"aria-label", say("rests_on.title")}},
                 std::move(facts));
}

Node left_out_section(const ReportData& data) {
  Node content =
      fragment(failures_table(data.failures),
               names_list("left_out.without_metrics", data.images_without_metrics),
               names_list("left_out.without_impressions", data.images_without_impressions),
               names_list("left_out.without_image", data.metrics_without_images),
               unread_runs(data.unread_runs));
  const bool empty = std::all_of(content.children.begin(), content.children.end(),
                                 [](const Node& node) { return node.tag.empty(); });
  return empty ? Node{} : section("left-out", say("left_out.title"), std::move(content));
}

Node words_section() {
  return section(
      "words", say("how_to_read.title"),
      element("dl", {{"class", "words"}},
              word(say("how_to_read.ctr.word"), say("how_to_read.ctr.meaning")),
              word(say("how_to_read.difference.word"), say("how_to_read.difference.meaning")),
              word(say("how_to_read.interval.word"), say("how_to_read.interval.meaning")),
              word(say("how_to_read.association.word"), say("how_to_read.association.meaning"))));
}

}  // namespace imagelift::report
