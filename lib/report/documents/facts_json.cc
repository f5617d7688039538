#include "report/documents/facts_json.h"

#include "report/data/run_facts.h"
#include "report/history/run_delta.h"

namespace imagelift::report {

void add_run(Json& out, const RunFacts& run) {
  out["started_at"] = run.started_at;
  out["finished_at"] = run.finished_at;
  out["version"] = run.version;
  out["simulated_clicks"] = run.simulated_clicks;
  out["clicks_from"] = run.clicks_from;
  out["clicks_until"] = run.clicks_until;
}

void add_trust(Json& out, const Trust& trust) {
  out["images"] = trust.images;
  out["images_with_ctr"] = trust.images_with_ctr;
  out["images_failed"] = trust.images_failed;
  out["families"] = trust.families;
  out["pictures_known"] = trust.pictures_known;
  out["impressions"] = json_of(trust.impressions);
  out["clicks"] = json_of(trust.clicks);
  out["mean_ctr"] = json_of(trust.mean_ctr);
  out["pooled_ctr"] = json_of(trust.pooled_ctr);
  out["features"] = trust.features;
  out["hypotheses"] = trust.hypotheses;
  out["rejected"] = trust.rejected;
  out["marked"] = trust.marked;
  out["interval_level"] = trust.interval_level;
  out["least_images"] = trust.least_images;
}

Json images_of_delta(const RunDelta& delta, std::size_t most,
                     std::string (*show)(const std::string& name)) {
  return {{"both", delta.images_in_both},
          {"arrived", listed(delta.images_arrived, most, show)},
          {"gone", listed(delta.images_gone, most, show)},
          {"changed", listed(delta.images_changed, most, show)}};
}

}  // namespace imagelift::report
