// Mean and spread of the ratings that people would give.
#include "store/imports/json_object.h"
#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

void put(StoreParts& parts, std::int64_t result, const Inference& inference) {
  if (!inference.aesthetic) return;
  parts.connection.run("INSERT INTO aesthetic VALUES (?, ?, ?)", result,
                       double{inference.aesthetic->mean},
                       double{inference.aesthetic->standard_deviation});
}

void read(StoreParts& parts, std::int64_t result, Inference& inference) {
  Statement& rows =
      parts.connection.cached("SELECT mean, standard_deviation FROM aesthetic WHERE analysis = ?");
  rows.bind(result);
  if (rows.step()) inference.aesthetic = AestheticScore{rows.real32(0), rows.real32(1)};
  rows.reset();
}

void digest(Fnv1a& digest, const Inference& inference) {
  if (!inference.aesthetic) return;
  digest.add(double{inference.aesthetic->mean});
  digest.add(double{inference.aesthetic->standard_deviation});
}

void append(std::string& out, const ImageAnalysis& analysis) {
  const auto& aesthetic = analysis.inference.aesthetic;
  if (!aesthetic) {
    out += "null";
    return;
  }
  out += '{';
  append_number(out, "mean", aesthetic->mean);
  append_number(out, "standard_deviation", aesthetic->standard_deviation);
  out += '}';
}

}  // namespace

const ResultCodec kAestheticCodec = {.task = Task::aesthetic,
                                     .put = put,
                                     .read = read,
                                     .add_digest = digest,
                                     .append_json = append,
                                     .merge_sql = R"sql(
INSERT INTO main.aesthetic SELECT t.ours, a.mean, a.standard_deviation
  FROM taken t JOIN other.aesthetic a ON a.analysis = t.theirs;
)sql"};

}  // namespace imagelift::store
