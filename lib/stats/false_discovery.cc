#include "stats/false_discovery.h"

#include <algorithm>
#include <numeric>

namespace imagelift::stats {

FalseDiscovery false_discovery(std::span<const double> p, double rate) {
  const std::size_t m = p.size();
  FalseDiscovery family;
  family.hypotheses = m;
  family.alpha = rate;
  family.q.resize(m);
  if (m == 0) return family;
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  double least = 1;
  for (std::size_t rank = m; rank > 0; --rank) {
    const double scaled = p[order[rank - 1]] * static_cast<double>(m) / static_cast<double>(rank);
    least = std::min(least, scaled);
    family.q[order[rank - 1]] = least;
    if (least <= rate) family.rejected = std::max(family.rejected, rank);
  }
  family.alpha = static_cast<double>(std::max<std::size_t>(family.rejected, 1)) * rate /
                 static_cast<double>(m);
  return family;
}

}  // namespace imagelift::stats
