#include "metrics/workbook.h"

#include <algorithm>
#include <pugixml.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "metrics/sheet_text.h"
#include "metrics/workbook_xml.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

using PartsByPath = std::map<std::string, std::string>;

/// `b/../c` and the like below a folder; an absolute target is its own.
std::string path_of_target(const std::string& folder, std::string_view target) {
  const std::string whole =
      target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string step = whole.substr(at, end - at);
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
    at = end + 1;
  }
  std::string path;
  for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
  return text::to_lower(path);
}

struct Relation {
  std::string kind;  ///< the last word of its type: `worksheet`, `sharedStrings`
  std::string path;
};

/// The relations of a part by their ids.
std::map<std::string, Relation> relations_of(PartsByPath& parts, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const auto found = parts.find(folder + "_rels/" + part.substr(folder.size()) + ".rels");
  std::map<std::string, Relation> relations;
  if (found == parts.end()) return relations;
  pugi::xml_document document;
  std::string copy = found->second;
  parse_part(document, copy);
  for (const pugi::xml_node node : document.document_element().children()) {
    const std::string_view type = node.attribute("Type").value();
    relations[node.attribute("Id").value()] = {
        std::string(type.substr(type.rfind('/') + 1)),
        path_of_target(folder, node.attribute("Target").value())};
  }
  return relations;
}

std::string path_of_workbook(PartsByPath& parts) {
  for (const auto& [id, relation] : relations_of(parts, "")) {
    if (relation.kind == "officeDocument") return relation.path;
  }
  return "xl/workbook.xml";
}

std::vector<std::string> shared_strings(std::string& part) {
  pugi::xml_document document;
  parse_part(document, part);
  std::vector<std::string> strings;
  for (const pugi::xml_node node : document.document_element().children()) {
    if (local_name(node.name()) == "si") strings.push_back(rich_text(node));
  }
  return strings;
}

std::vector<CellFormat> formats_of(std::string& part) {
  pugi::xml_document document;
  parse_part(document, part);
  std::unordered_map<int, CellFormat> custom;
  for (const auto node : child_of(document.document_element(), "numFmts").children()) {
    custom[node.attribute("numFmtId").as_int()] =
        custom_format(node.attribute("formatCode").value());
  }
  std::vector<CellFormat> formats;
  for (const auto node : child_of(document.document_element(), "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int id = node.attribute("numFmtId").as_int();
    const auto found = custom.find(id);
    formats.push_back(found == custom.end() ? built_in_format(id) : found->second);
  }
  return formats;
}

struct Sheet {
  std::string name;
  std::string path;
  bool is_hidden = false;
};

/// The relation's id has a prefix that the writer chose.
std::string relation_id(pugi::xml_node sheet) {
  for (const pugi::xml_attribute attribute : sheet.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') != std::string_view::npos && local_name(attribute.name()) == "id") {
      return attribute.value();
    }
  }
  return "";
}

}  // namespace

struct Workbook::Parts {
  PartsByPath by_path;
  std::vector<Sheet> sheets;
  SheetContext context;
  std::size_t unsaved_formulas = 0;
};

bool Workbook::is_workbook(const PartsByPath& parts) {
  if (parts.contains("xl/workbook.xml")) return true;
  return std::ranges::any_of(parts, [](const auto& part) {
    return part.first.find("worksheets/") != std::string::npos && part.first.ends_with(".xml");
  });
}

Workbook::Workbook(PartsByPath parts) : parts_(std::make_unique<Parts>()) {
  parts_->by_path = std::move(parts);
  PartsByPath& all = parts_->by_path;
  const std::string path = path_of_workbook(all);
  const auto relations = relations_of(all, path);
  for (const auto& [id, relation] : relations) {
    const auto part = all.find(relation.path);
    if (part == all.end()) continue;
    if (relation.kind == "sharedStrings") parts_->context.strings = shared_strings(part->second);
    if (relation.kind == "styles") parts_->context.formats = formats_of(part->second);
  }
  pugi::xml_document document;
  parse_part(document, all[path]);
  const pugi::xml_node root = document.document_element();
  parts_->context.from_1904 = child_of(root, "workbookPr").attribute("date1904").as_bool();
  for (const pugi::xml_node node : child_of(root, "sheets").children()) {
    const auto relation = relations.find(relation_id(node));
    if (relation == relations.end() || relation->second.kind != "worksheet") continue;
    const std::string_view state = node.attribute("state").value();
    parts_->sheets.push_back({node.attribute("name").value(), relation->second.path,
                              state == "hidden" || state == "veryHidden"});
  }
  std::ranges::stable_sort(parts_->sheets, {}, &Sheet::is_hidden);
}

Workbook::~Workbook() = default;

std::size_t Workbook::sheets() const {
  return parts_->sheets.size();
}

const std::string& Workbook::name(std::size_t sheet) const {
  return parts_->sheets[sheet].name;
}

std::string Workbook::text(std::size_t sheet, std::uint64_t max_bytes) {
  std::string part = std::move(parts_->by_path[parts_->sheets[sheet].path]);
  pugi::xml_document document;
  parse_part(document, part);
  SheetText read = sheet_text(document.document_element(), parts_->context, max_bytes);
  parts_->unsaved_formulas = read.unsaved_formulas;
  return std::move(read.text);
}

std::size_t Workbook::unsaved_formulas() const {
  return parts_->unsaved_formulas;
}

}  // namespace imagelift::metrics
