#include "tests/browser/made_up_details.h"

#include <algorithm>
#include <vector>

namespace imagelift::tests {
namespace {

Box made_up_box(Size size, Dice& dice) {
  const double width = size.width * (0.1 + 0.6 * dice.uniform());
  const double height = size.height * (0.1 + 0.6 * dice.uniform());
  const double x = (size.width - width) * dice.uniform();
  const double y = (size.height - height) * dice.uniform();
  return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + width),
          static_cast<float>(y + height)};
}

Located made_up_face(Size size, Dice& dice) {
  const Box box = made_up_box(size, dice);
  const auto at = [&](double x, double y) {
    return Point{static_cast<float>(box.x_min + x * (box.x_max - box.x_min)),
                 static_cast<float>(box.y_min + y * (box.y_max - box.y_min))};
  };
  const auto confidence = static_cast<float>(0.7 + 0.299 * dice.uniform());
  return {{FeatureKind::face, kFace},
          confidence,
          box,
          {at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.35, 0.8), at(0.65, 0.8)}};
}

}  // namespace

void add_details(report::ReportData& data, Dice& dice) {
  report::Details& details = data.details.emplace();
  details.images.resize(data.images.size());
  for (const stats::FeatureColumn& column : data.table.columns) {
    if (column.id.kind != FeatureKind::object) continue;
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      const Size size = data.images[column.rows[i]].size;
      details.images[column.rows[i]].push_back(
          {column.id, static_cast<float>(column.values[i]), made_up_box(size, dice), {}});
    }
  }
  for (std::vector<Located>& image : details.images) {
    std::stable_sort(image.begin(), image.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  }
  families::EmbeddingTable embeddings;
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    if (i % 3 == 0) details.images[i].push_back(made_up_face(data.images[i].size, dice));
    std::vector<float> embedding(32);
    embedding[i * 7 % 20] = 0.8f;
    for (float& value : embedding) value += static_cast<float>(0.1 * dice.normal());
    embeddings.add(embedding);
  }
  details.look_alikes = families::look_alikes(embeddings, report::Details::kMostLookAlikes);
}

}  // namespace imagelift::tests
