#include "report/documents/single_file.h"

#include <algorithm>
#include <string_view>

#include "report/documents/data_document.h"
#include "report/documents/details_document.h"
#include "report/documents/embedded.h"
#include "report/documents/history_document.h"
#include "report/documents/script_text.h"
#include "report/documents/thumbnail_sheets.h"
#include "report/static/feature_rows.h"
#include "report/static/html.h"
#include "report/static/page_sections.h"
#include "report/words/number_text.h"
#include "report/words/words.h"
#include "text/base64.h"
#include "text/bytes.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kFeaturesShown = 60;
constexpr std::size_t kBytesAround = 10'000;  // tags and sentences

/// The documents that fit, as scripts.
class Scripts {
 public:
  explicit Scripts(std::size_t most_bytes) : left_(most_bytes) {}

  bool add(const char* global, const std::string& document) {
    std::string script = script_of(global, document);
    if (script.size() > left_) return false;
    left_ -= script.size();
    scripts_ += "<script>" + script + "</script>\n";
    return true;
  }
  std::size_t left() const { return left_; }
  const std::string& text() const { return scripts_; }

 private:
  std::size_t left_;
  std::string scripts_;
};

/// Thumbnails by cell of a plan with one cell per file: base64 of JPEGs, highest CTR first.
struct InlineThumbnails {
  std::string json = "[";
  std::size_t count = 0;
};

InlineThumbnails thumbnails_within(const ThumbnailSheets& sheets, std::size_t bytes) {
  InlineThumbnails thumbnails;
  for (const Thumbnail* thumbnail : sheets.cells) {
    const std::size_t size = (thumbnail->jpeg.size() + 2) / 3 * 4 + 3;
    if (thumbnails.json.size() + size > bytes) break;
    if (thumbnails.count++ > 0) thumbnails.json += ',';
    thumbnails.json += '"' + text::base64(text::as_text(thumbnail->jpeg)) + '"';
  }
  thumbnails.json += ']';
  return thumbnails;
}

/// Takes the cells from `count` on out of a plan.
void cut_cells(ThumbnailSheets& sheets, std::size_t count) {
  for (std::uint32_t& cell : sheets.position) {
    if (cell != ThumbnailSheets::kNone && cell >= count) cell = ThumbnailSheets::kNone;
  }
  sheets.count = count;
}

/// What is read where no scripts run, such as in a mail program's preview.
Node static_part(const ReportData& data, const std::vector<std::string>& left_out) {
  ThumbnailSheets none;
  none.position.assign(data.images.size(), ThumbnailSheets::kNone);
  std::vector<SamePresence> rows = folded_by_presence(data.analysis, stats::ranking(data.analysis));
  rows.resize(std::min(rows.size(), kFeaturesShown));
  Node notes = fragment();
  for (const std::string& sentence : left_out) {
    notes.children.push_back(element("p", {{"class", "note"}}, sentence));
  }
  return element("main", {{"id", "static"}}, page_head(data.run), simulation_banner(data.run),
                 shard_banner(data.run), gate_banner(data.gate),
                 element("p", {{"class", "note"}}, say("single_file.needs_scripts")),
                 std::move(notes), health_strip(data), findings_section(data, none),
                 trust_section(data),
                 section("static-differences", say("sections.differences.title"),
                         feature_rows(data.analysis, rows)),
                 left_out_section(data), words_section());
}

/// The sentences again, for the page with scripts.
Node footer(const std::vector<std::string>& left_out) {
  Node notes = element("footer", {{"class", "single-file"}});
  for (const std::string& sentence : left_out) {
    notes.children.push_back(element("p", {{"class", "note"}}, sentence));
  }
  return notes;
}

std::string page(const ReportData& data, const std::string& scripts,
                 const std::vector<std::string>& left_out) {
  const Node head = fragment(
      element("meta", {{"charset", "utf-8"}}),
      element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
      element(
          "title", {},
          say("page.title", {{"business", data.run.business}, {"source", data.run.image_source}})));
  const Node interactive = element("main", {{"id", "interactive"}, {"hidden", ""}});
  return "<!doctype html>\n<html lang=\"en\"><head>" + to_html(head) + "<style>" +
         inlined(dashboard_style()) + "</style><script>" + inlined(dashboard_script()) +
         "</script></head>\n<body>" + to_html(static_part(data, left_out)) + to_html(interactive) +
         to_html(footer(left_out)) + "\n" + scripts + "<script>" + inlined(dashboard_parts()) +
         "</script>\n</body></html>\n";
}

}  // namespace

std::string inlined(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const std::string_view next = text.substr(i + 1, 3);
    if (text[i] == '<' && (next.starts_with('/') || next.starts_with("!--"))) out += '\\';
  }
  return out;
}

SingleFile single_file(const ReportData& all, std::size_t most_bytes) {
  ReportData data = all;
  std::erase_if(data.runs, [](const RunLink& run) { return !run.folder.empty(); });
  data.runs_left_out = all.runs_left_out + all.runs.size() - data.runs.size();

  SingleFile file;
  const std::size_t around = page(data, "", {}).size() + kBytesAround;
  const std::size_t room = most_bytes - std::min(most_bytes, around);
  ThumbnailSheets sheets = plan_sheets(data, SheetKind::single);
  Scripts scripts(room - std::min(room, data_document(data, sheets).size() + 100));
  if (data.details && !scripts.add(kDetailsGlobal, details_document(data))) {
    file.left_out.push_back(say("single_file.no_details"));
  }
  if (data.history && !scripts.add(kHistoryGlobal, history_document(data))) {
    file.left_out.push_back(say("single_file.no_history"));
  }
  const std::size_t pictures = sheets.count;
  const InlineThumbnails thumbnails = thumbnails_within(sheets, scripts.left());
  cut_cells(sheets, thumbnails.count);
  scripts.add("imageliftThumbnails", thumbnails.json);
  if (thumbnails.count < pictures) {
    file.left_out.push_back(
        say_count("single_file.first_thumbnails", pictures,
                  {{"first", count_text(static_cast<double>(thumbnails.count))}}));
  }
  // Runs that cannot be read are left out of both, and stand on the page with their reasons.
  if (data.runs_left_out > data.unread_runs.size()) {
    file.left_out.push_back(
        say_count("single_file.other_runs", data.runs_left_out - data.unread_runs.size()));
  }
  const std::string data_script =
      "<script>" + script_of(kDataGlobal, data_document(data, sheets)) + "</script>\n";
  file.html = page(data, scripts.text() + data_script, file.left_out);
  return file;
}

}  // namespace imagelift::report
