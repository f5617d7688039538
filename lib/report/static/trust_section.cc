#include <algorithm>

#include "report/data/run_facts.h"
#include "report/static/page_sections.h"
#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestList = 200;

std::string number(std::size_t n) {
  return count_text(static_cast<double>(n));
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

/// Different ones: the tables of colours and sharpness, say, are one model for several tasks.
std::vector<std::string> model_names(const std::vector<ModelIdentity>& models) {
  std::vector<std::string> names;
  for (const ModelIdentity& model : models) {
    if (std::find(names.begin(), names.end(), model.name) == names.end()) {
      names.push_back(model.name);
    }
  }
  return names;
}

Node models_fact(const RunFacts& run) {
  const std::vector<std::string> names = model_names(run.models);
  std::string list = names.empty() ? say("rests_on.models.none") : "";
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return fact(say("rests_on.models.name"), number(names.size()),
              say("rests_on.models.with_version", {{"models", list}, {"version", run.version}}));
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

/// How the metrics were read, in one paragraph; nothing where nothing is known of it.
Node reading_of(const RunFacts& run) {
  if (run.metrics_reading.empty()) return {};
  std::string paragraph;
  for (const std::string& sentence : run.metrics_reading) {
    paragraph += (paragraph.empty() ? "" : " ") + sentence;
  }
  Node fold = folded(say("rests_on.metrics_reading"), element("p", {}, name_text(paragraph)));
  fold.attributes.push_back({"class", "reading"});
  return fold;
}

}  // namespace

Node trust_section(const ReportData& data) {
  const Trust t = trust_of(data);
  const RunFacts& run = data.run;
  Node facts = element("dl", {},
                       fact(say("rests_on.images.name"), number(t.images_with_ctr),
                            say("rests_on.images.of_run",
                                {{"analysed", number(t.images)}, {"photos", number(t.families)}})),
                       fact(say("rests_on.mean_ctr.name"), t.mean_ctr ? ctr_text(*t.mean_ctr) : "–",
                            say("rests_on.mean_ctr.of_images")));
  if (t.impressions) {
    facts.children.push_back(fact(say("rests_on.impressions.name"), number(*t.impressions),
                                  say_count("counts.click", t.clicks.value_or(0))));
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
  facts.children.push_back(models_fact(run));
  return element("section", {{"class", "trust"}, {"aria-label", say("rests_on.title")}},
                 std::move(facts), reading_of(run));
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

}  // namespace imagelift::report
