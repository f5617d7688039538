// How long it takes to say which of 5,000 images each of 100,000 ads shows, by kind of ad names.
// Usage: bench_join
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "metrics/metrics_match.h"
#include "metrics/unmatched.h"

namespace {

using namespace imagelift;

constexpr std::size_t kImages = 5000;
constexpr std::size_t kRows = 100'000;

std::string name_of(std::size_t image) {
  return "acme_spring_" + std::to_string(image % 70) + "_dog_" + std::to_string(image);
}

std::vector<ImageRef> images() {
  std::vector<ImageRef> all;
  for (std::size_t i = 0; i < kImages; ++i)
    all.push_back({"ads/" + name_of(i) + ".jpg", "ads/" + name_of(i)});
  return all;
}

using Naming = std::function<std::string(std::size_t)>;

metrics::MetricTable ads(const Naming& naming) {
  metrics::MetricTable table;
  table.has_counts = true;
  for (std::size_t i = 0; i < kRows; ++i) {
    metrics::MetricRow& row = table.rows.emplace_back();
    row.row = static_cast<std::uint32_t>(i + 2);
    row.image = naming(i);
    row.date = metrics::Date(2026, 1, static_cast<int>(1 + i / kImages));
    row.impressions = 100;
    row.clicks = 1;
  }
  return table;
}

void measure(const char* what, const Naming& naming) {
  const auto all = images();
  const metrics::MetricTable table = ads(naming);
  const std::clock_t start = std::clock();
  const auto match = metrics::match_metrics(all, table);
  const std::clock_t matched = std::clock();
  const auto sides = metrics::matched_sides(all, metrics::resolved(table, match, all));
  const auto milliseconds = [](std::clock_t from, std::clock_t to) {
    return 1000.0 * static_cast<double>(to - from) / CLOCKS_PER_SEC;
  };
  std::printf("%-34s %8.0f ms CPU to match, %8.0f ms to tell; %zu rows without an image\n", what,
              milliseconds(start, matched), milliseconds(matched, std::clock()),
              kRows - sides.rows_with_image);
}

}  // namespace

int main() {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  measure("images' names within other texts", [&](std::size_t i) {
    return "ACME | Prospecting | " + name_of(i % kImages) + " | v" + number(i);
  });
  measure("images' names, 20 rows each", [&](std::size_t i) { return name_of(i % kImages); });
  measure("names of no image",
          [&](std::size_t i) { return "ACME | acme_spring | dog_" + number(i); });
  measure("two images each", [&](std::size_t i) {
    return name_of(i % kImages) + " + " + name_of((i + 1) % kImages) + " v" + number(i);
  });
  measure("addresses", [&](std::size_t i) {
    return "https://cdn.acme.com/" + number(i) + "/" + name_of(i % kImages) +
           "_640x480.jpg?sig=" + number(i);
  });
}
