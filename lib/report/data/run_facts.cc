#include "report/data/run_facts.h"

namespace imagelift::report {

std::string shards_text(const RunFacts& run) {
  std::string text;
  for (const Shard& shard : run.shards) text += (text.empty() ? "" : ", ") + to_string(shard);
  return text;
}

}  // namespace imagelift::report
