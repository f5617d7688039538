// Probabilities of the ratings 1..10.
#include "infer/classes.h"
#include "infer/decoder.h"
#include "infer/output_shapes.h"

namespace imagelift::infer {
namespace {

Output read(Fields&) {
  return RatingOutput{};
}

std::vector<Task> tasks_of(const Output&) {
  return {Task::aesthetic};
}

void add_rules(const Output&, Task, Rules& rules) {
  rules.add("ratings", kClassesRevision);
}

void check(const Manifest& manifest, const std::vector<Network>& networks) {
  check_outputs(manifest, networks.front(), {{0, {1, 10}}});
}

void decode(const Output&, const DecodingRun& run) {
  run.inference.aesthetic = aesthetic_score(run.outputs().front().values);
}

}  // namespace

const Decoder kRatingDecoder = {.name = "ratings",
                                .resize = std::nullopt,
                                .read = read,
                                .tasks = tasks_of,
                                .add_rules = add_rules,
                                .check = check,
                                .decode = decode};

}  // namespace imagelift::infer
