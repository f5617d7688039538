#include <map>
#include <string>
#include <vector>

#include "store/replace_file.h"
#include "store/run_files.h"
#include "store/xml_text.h"

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

}  // namespace

void write_junit_xml(const Store& store, RunId run, const std::filesystem::path& file) {
  const RunRecord record = store.run(run);
  const auto names = store.image_names(run);
  std::map<std::string, std::vector<RunFailure>> failures_of;
  for (RunFailure& failure : store.failures(run)) {
    failures_of[failure.ref.path].push_back(std::move(failure));
  }
  ReplaceFile out(file);
  std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"imagelift\"";
  append_attribute(head, "tests", std::to_string(names.size()));
  append_attribute(head, "failures", std::to_string(failures_of.size()));
  append_attribute(head, "errors", "0");
  append_attribute(head, "timestamp", record.started_at);
  out.write(head + ">\n");
  for (const RunImageName& name : names) {
    // A dot parts package and class on Jenkins' pages.
    out.write(
        case_of(name, record.business + "." + record.image_source, failures_of[name.ref.path]));
  }
  out.write("</testsuite>\n");
  out.commit();
}

}  // namespace imagelift::store
