#include "report/documents/kinds_json.h"

namespace imagelift::report {
namespace {

Json names_of(const Json& rows) {
  Json names = Json::array();
  for (const Json& row : rows) names.push_back(row["name"]);
  return {{"enum", std::move(names)}};
}

}  // namespace

Json json_of(const KindFacts& kind) {
  return {{"name", kind.name},
          {"plural", kind.plural},
          {"task", kind.task ? Json(to_string(*kind.task)) : Json(nullptr)},
          {"measure", to_string(kind.measure)},
          {"threshold", json_of(kind.threshold)},
          {"unit", to_string(kind.unit)},
          {"has_confidence", kind.has_confidence},
          {"is_located", kind.is_located},
          {"names", kind.names},
          {"key", kind.key},
          {"suffix", kind.suffix},
          {"phrase", kind.phrase}};
}

Json kinds_json() {
  Json tasks = Json::array();
  for (const TaskFacts& task : kTaskTable) {
    tasks.push_back(
        {{"name", task.name}, {"json_key", task.json_key}, {"is_network", task.is_network}});
  }
  Json kinds = Json::array();
  for (const KindFacts& kind : kKindTable) kinds.push_back(json_of(kind));
  return {{"$defs",
           {{"task", names_of(tasks)},
            {"network_task", {{"enum", network_task_names()}}},
            {"kind", names_of(kinds)}}},
          {"tasks", tasks},
          {"kinds", kinds}};
}

}  // namespace imagelift::report
