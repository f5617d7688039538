#include "store/files/junit_xml.h"

#include <map>
#include <span>
#include <string>
#include <vector>

#include "store/files/run_files.h"
#include "text/ascii.h"
#include "text/hex.h"
#include "text/replace_file.h"
#include "text/utf8.h"

namespace imagelift::store {

namespace {

void append_attribute(std::string& out, std::string_view name, std::string_view text) {
  out.append(" ").append(name).append("=\"");
  append_xml(out, text);
  out += '"';
}

void append_failure(std::string& out, const RunFailure& failure) {
  const std::string task = failure.task ? std::string(to_string(*failure.task)) + ": " : "";
  out += "    <failure";
  append_attribute(out, "type", to_string(failure.failure.code));
  append_attribute(out, "message", task + failure.failure.message);
  out += '>';
  append_xml(
      out, "stage " + std::string(to_string(failure.failure.stage)) + ", file " + failure.ref.path);
  out += "</failure>\n";
}

std::string case_of(const RunImageName& name, const std::string& class_name,
                    const std::vector<RunFailure>& failures) {
  std::string out = "  <testcase";
  append_attribute(out, "classname", class_name);
  append_attribute(out, "name", name.ref.name);
  if (failures.empty()) return out + "/>\n";
  out += ">\n";
  for (const RunFailure& failure : failures) append_failure(out, failure);
  return out + "  </testcase>\n";
}

using FailuresOfPath = std::map<std::string, std::vector<RunFailure>>;

std::string head_of(const RunRecord& run, std::size_t tests, std::size_t failures,
                    std::size_t errors) {
  std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"imagelift\"";
  append_attribute(head, "tests", std::to_string(tests));
  append_attribute(head, "failures", std::to_string(failures));
  append_attribute(head, "errors", std::to_string(errors));
  append_attribute(head, "timestamp", run.started_at);
  return head + ">\n";
}

/// A dot parts package and class on Jenkins' pages.
std::string class_of(const RunRecord& run) {
  return run.business + "." + run.image_source;
}

FailuresOfPath by_path(std::span<const RunFailure> failures) {
  FailuresOfPath failures_of;
  for (const RunFailure& failure : failures) failures_of[failure.ref.path].push_back(failure);
  return failures_of;
}

std::string case_of_run(const RunRecord& run, const std::string& reason) {
  std::string out = "  <testcase";
  append_attribute(out, "classname", class_of(run));
  append_attribute(out, "name", "run");
  out += ">\n    <error";
  append_attribute(out, "type", "run_failed");
  append_attribute(out, "message", reason);
  return out + "/>\n  </testcase>\n";
}

}  // namespace

void write_junit_xml(const Store& store, RunId run, const std::filesystem::path& file) {
  const RunRecord record = store.runs().record(run);
  const auto names = store.images().names(run);
  FailuresOfPath failures_of = by_path(store.images().failures(run));
  text::ReplaceFile out(file);
  out.write(head_of(record, names.size(), failures_of.size(), 0));
  for (const RunImageName& name : names) {
    out.write(case_of(name, class_of(record), failures_of[name.ref.path]));
  }
  out.write("</testsuite>\n");
  out.commit();
}

void write_failed_junit_xml(const RunRecord& run, std::span<const RunFailure> failures,
                            const std::string& reason, const std::filesystem::path& file) {
  const FailuresOfPath failures_of = by_path(failures);
  text::ReplaceFile out(file);
  out.write(head_of(run, failures_of.size() + 1, failures_of.size(), 1));
  out.write(case_of_run(run, reason));
  for (const auto& [path, of_path] : failures_of) {
    out.write(case_of({0, of_path.front().ref, ""}, class_of(run), of_path));
  }
  out.write("</testsuite>\n");
  out.commit();
}

namespace {

void append_ascii(std::string& out, char character) {
  switch (character) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&apos;";
      return;
    case '\t':
      out += "&#9;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\r':
      out += "&#13;";
      return;
    default:
      break;
  }
  if (text::is_control(character)) {
    text::append_hex_escape(out, character);
  } else {
    out += character;
  }
}

/// XML 1.0, production 2, leaves out U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = text::utf8_sequence(text);
    const std::string_view character = text.substr(0, length == 0 ? 1 : length);
    if (length == 1) {
      append_ascii(out, character.front());
    } else if (length == 0 || is_noncharacter(character)) {
      for (const char byte : character) text::append_hex_escape(out, byte);
    } else {
      out += character;
    }
    text.remove_prefix(character.size());
  }
}

}  // namespace imagelift::store
