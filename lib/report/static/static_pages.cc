#include "report/static/static_pages.h"

#include <algorithm>
#include <span>

#include "report/data/run_facts.h"
#include "report/data/threshold_choices.h"
#include "report/static/choices.h"
#include "report/static/contents.h"
#include "report/static/feature_rows.h"
#include "report/static/html.h"
#include "report/static/image_rows.h"
#include "report/static/page_sections.h"
#include "report/static/scatter_columns.h"
#include "report/static/scatter_svg.h"
#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kFeaturesShown = 60;
constexpr std::size_t kFeaturesOfChoice = 30;  // for each choice of confidence
constexpr std::size_t kImagesShown = 60;       // in index.html
constexpr std::size_t kImagesOnPage = 500;

/// `script` runs before the body is read, so that it can keep the static page from being painted.
std::string document(const std::string& title, Node body, const std::string& script = "") {
  const Node head = element(
      "head", {}, element("meta", {{"charset", "utf-8"}}),
      element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
      element("title", {}, title), element("link", {{"rel", "stylesheet"}, {"href", "report.css"}}),
      script.empty() ? Node{} : element("script", {{"src", script}}));
  return "<!doctype html>\n" + to_html(element("html", {{"lang", "en"}}, head, std::move(body))) +
         "\n";
}

std::string title_of(const RunFacts& run) {
  return say("page.title", {{"business", run.business}, {"source", run.image_source}});
}

std::string page_file(std::size_t page) {
  return "images-" + std::to_string(page + 1) + ".html";
}

std::size_t page_count(const ReportData& data) {
  if (data.images.size() <= kImagesShown) return 0;
  return (data.images.size() + kImagesOnPage - 1) / kImagesOnPage;
}

/// Links to all pages of images; `here` has none.
Node page_links(const ReportData& data, std::size_t here) {
  Node list = element("ul", {{"class", "pages"}});
  for (std::size_t page = 0; page < page_count(data); ++page) {
    const std::size_t end = std::min((page + 1) * kImagesOnPage, data.images.size());
    const std::string range =
        say("static_page.images.range",
            {{"first", count_text(static_cast<double>(page * kImagesOnPage + 1))},
             {"last", count_text(static_cast<double>(end))}});
    list.children.push_back(element(
        "li", {},
        page == here ? element("b", {}, range) : element("a", {{"href", page_file(page)}}, range)));
  }
  return list;
}

std::string scatter_hint(const ReportData& data) {
  const std::size_t features = scatter_columns(data).features.size();
  std::string hint = say("sections.scatter.static_hint");
  if (features <= kMostColumns) return hint;
  return hint + " " +
         say("scatter.most_columns", {{"n", std::to_string(kMostColumns)},
                                      {"features", say_count("counts.feature", features)}});
}

Node scatter_section(const ReportData& data) {
  return section("static-scatter", say("sections.scatter.title"),
                 fragment(element("p", {{"class", "note"}}, scatter_hint(data)),
                          element("div",
                                  {{"class", "static-plot"},
                                   {"tabindex", "0"},
                                   {"role", "region"},
                                   {"aria-label", say("static_page.scatter.label")}},
                                  scatter_svg(data))));
}

std::string compared_text(const stats::Analysis& analysis) {
  if (analysis.hypotheses == 0) return "";
  return " " + say_count("differences.compared", analysis.hypotheses) + " " +
         say("differences.filled");
}

/// The bars for one choice of confidence; the style sheet shows the chosen ones.
Node differences(const stats::Analysis& analysis, const ThresholdChoice& choice) {
  std::vector<SamePresence> rows = folded_by_presence(analysis, stats::ranking(analysis));
  const std::size_t all = rows.size();
  rows.resize(std::min(all, choice.least ? kFeaturesOfChoice : kFeaturesShown));
  std::string note = say("sections.differences.static_hint") + compared_text(analysis);
  if (rows.size() < all) {
    note +=
        " " + say("differences.first_rows", {{"n", count_text(static_cast<double>(rows.size()))},
                                             {"features", say_count("counts.feature", all)}});
  }
  if (choice.least) {
    note += " " + say("static_page.differences.exploratory", {{"confidence", title_of(choice)}});
  }
  return element("div", {{"class", "rows-" + std::string(choice.name)}},
                 element("p", {{"class", "note"}}, note), feature_rows(analysis, rows));
}

Node differences_section(const ReportData& data) {
  Node content = fragment();
  for (const ThresholdChoice& choice : kThresholdChoices) {
    content.children.push_back(differences(analysis_at(data, choice), choice));
  }
  return section("static-differences", say("sections.differences.title"), std::move(content));
}

Node images_section(const ReportData& data, const ThumbnailSheets& sheets) {
  const std::vector<std::size_t> order = images_by_ctr(data);
  const std::size_t shown = std::min(order.size(), kImagesShown);
  const bool all = shown == order.size();
  return section(
      "static-images", say("sections.images.title"),
      fragment(element("p", {{"class", "note"}},
                       all ? say("static_page.images.all")
                           : say("static_page.images.first",
                                 {{"n", count_text(static_cast<double>(shown))}})),
               element("div", {{"class", "images"}},
                       image_rows(data, sheets, std::span(order).first(shown))),
               all ? Node{}
                   : fragment(element("p", {{"class", "note"}}, say("static_page.images.pages")),
                              page_links(data, page_count(data)))));
}

Page index_page(const ReportData& data, const ThumbnailSheets& sheets) {
  const bool has_ctr = trust_of(data).images_with_ctr > 0;  // else nothing is to be compared
  Node still = element("main", {{"id", "static"}, {"class", "with-contents"}}, page_head(data.run),
                       simulation_banner(data.run), shard_banner(data.run), gate_banner(data.gate),
                       interactive_note(data), health_strip(data), findings_section(data, sheets),
                       trust_section(data), has_ctr ? choices_section(data) : Node{},
                       has_ctr ? scatter_section(data) : Node{},
                       has_ctr ? differences_section(data) : Node{},
                       data.images.empty() ? Node{} : images_section(data, sheets),
                       left_out_section(data), words_section());
  still.children.insert(still.children.begin(), contents(still));
  still.children.push_back(element("p", {{"class", "back-to-top"}},
                                   element("a", {{"href", "#findings"}}, say("page.back_to_top"))));
  Node body = element("body", {}, std::move(still),
                      element("main", {{"id", "interactive"}, {"hidden", ""}}),
                      element("script", {{"src", "data.js"}}));
  return {"index.html", document(title_of(data.run), std::move(body), "report.js")};
}

Page images_page(const ReportData& data, const ThumbnailSheets& sheets, std::size_t page) {
  const std::vector<std::size_t> order = images_by_ctr(data);
  const std::size_t first = page * kImagesOnPage;
  const std::size_t count = std::min(kImagesOnPage, order.size() - first);
  Node body = element(
      "body", {},
      element(
          "main", {}, page_head(data.run), simulation_banner(data.run), shard_banner(data.run),
          element("p", {}, element("a", {{"href", "index.html"}}, say("static_page.images.back"))),
          section(
              "images", say("static_page.images.page_title"),
              fragment(page_links(data, page),
                       element("div", {{"class", "images"}},
                               image_rows(data, sheets, std::span(order).subspan(first, count))),
                       page_links(data, page)))));
  return {page_file(page), document(title_of(data.run), std::move(body))};
}

}  // namespace

std::vector<Page> static_pages(const ReportData& data, const ThumbnailSheets& sheets) {
  std::vector<Page> pages = {index_page(data, sheets)};
  for (std::size_t page = 0; page < page_count(data); ++page) {
    pages.push_back(images_page(data, sheets, page));
  }
  return pages;
}

}  // namespace imagelift::report
