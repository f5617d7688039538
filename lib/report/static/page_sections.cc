#include "report/static/page_sections.h"

#include "report/words/health.h"
#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

/// A line that stands out above everything else; `text` follows the title.
Node banner(const std::string& title, Node text) {
  return element("p", {{"class", "banner"}, {"role", "note"}}, element("strong", {}, title + " "),
                 std::move(text));
}

Node word(const std::string& name, const std::string& meaning) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, meaning));
}

}  // namespace

/// "and 12 more" under a list that ends early; nothing where it is whole.
Node rest_note(std::size_t all, std::size_t shown) {
  if (all <= shown) return {};
  return element("p", {{"class", "note"}},
                 say("counts.more", {{"n", count_text(static_cast<double>(all - shown))}}));
}

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

Node health_strip(const ReportData& data) {
  Node list = element("ul", {{"class", "health"}, {"aria-label", say("health.title")}});
  for (const HealthLine& line : health_of(data)) {
    list.children.push_back(
        element("li", {{"class", line.is_bad ? "bad" : "fine"}}, name_text(line.text)));
  }
  return list.children.empty() ? Node{} : list;
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
