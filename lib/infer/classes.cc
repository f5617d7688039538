#include "infer/classes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace imagelift::infer {

std::vector<Label> top_labels(const std::vector<float>& logits,
                              const std::vector<std::string>& names, std::size_t count) {
  count = std::min(count, logits.size());
  if (count == 0) return {};
  std::vector<std::size_t> order(logits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return logits[a] != logits[b] ? logits[a] > logits[b] : a < b;
                    });
  const double best = logits[order[0]];
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - best);
  std::vector<Label> labels;
  for (std::size_t i = 0; i < count; ++i) {
    const double share = std::exp(logits[order[i]] - best) / sum;
    labels.push_back({names[order[i]], static_cast<float>(share)});
  }
  return labels;
}

Embedding normalised(std::vector<float> vector) {
  double squares = 0;
  for (const float value : vector) squares += static_cast<double>(value) * value;
  if (squares == 0) return vector;
  const double length = std::sqrt(squares);
  for (float& value : vector) value = static_cast<float>(value / length);
  return vector;
}

AestheticScore aesthetic_score(const std::vector<float>& probabilities) {
  double sum = 0;
  double mean = 0;
  double squares = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const double rating = static_cast<double>(i + 1);
    sum += probabilities[i];
    mean += rating * probabilities[i];
    squares += rating * rating * probabilities[i];
  }
  mean /= sum;
  const double variance = std::max(0.0, squares / sum - mean * mean);
  return {static_cast<float>(mean), static_cast<float>(std::sqrt(variance))};
}

}  // namespace imagelift::infer
