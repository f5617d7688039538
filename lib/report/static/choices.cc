#include "report/static/choices.h"

#include <algorithm>
#include <string>
#include <utility>

#include "report/data/threshold_choices.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

Node choice(const std::string& id, std::vector<Attribute> attributes, const std::string& title) {
  attributes.insert(attributes.begin(), {"id", id});
  return element("span", {}, element("input", std::move(attributes)),
                 element("label", {{"for", id}}, title));
}

Node confidences() {
  Node group =
      element("fieldset", {}, element("legend", {}, say("static_page.choices.confidence")));
  for (const ThresholdChoice& each : kThresholdChoices) {
    std::vector<Attribute> attributes = {{"type", "radio"}, {"name", "least"}};
    if (!each.least) attributes.push_back({"checked", ""});
    group.children.push_back(
        choice("least-" + std::string(each.name), std::move(attributes), title_of(each)));
  }
  return group;
}

Node kinds(const ReportData& data) {
  Node group = element("fieldset", {}, element("legend", {}, say("static_page.choices.kinds")));
  for (const FeatureKind kind : kFeatureKinds) {
    const std::string name(to_string(kind));
    const bool is_there =
        std::any_of(data.table.columns.begin(), data.table.columns.end(),
                    [&](const stats::FeatureColumn& column) { return column.id.kind == kind; });
    if (is_there) {
      group.children.push_back(
          choice("kind-" + name, {{"type", "checkbox"}, {"checked", ""}}, name));
    }
  }
  return group;
}

}  // namespace

Node choices_section(const ReportData& data) {
  if (data.table.columns.empty()) return {};
  return element("section",
                 {{"class", "choices"}, {"aria-label", say("static_page.choices.label")}},
                 confidences(), kinds(data));
}

std::string kind_rules() {
  std::string rules;
  for (const KindFacts& row : kKindTable) {
    const std::string name(row.name);
    rules += "#static:has(#kind-" + name + ":not(:checked)) .k-" + name + "{display:none}";
  }
  return rules + "\n";
}

}  // namespace imagelift::report
