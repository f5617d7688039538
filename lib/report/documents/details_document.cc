#include "report/documents/details_document.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "report/data/image_columns.h"
#include "report/documents/script_text.h"
#include "text/hex.h"

namespace imagelift::report {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kMostPerImage = 100;  // of each kind
constexpr std::size_t kDigestBytes = 6;
constexpr std::uint8_t kOtherPath = 255;

/// As few bytes per number as the greatest one needs.
Json narrow(const Numbers& numbers) {
  const auto as = [&](auto zero) {
    const Column narrow = column_of<decltype(zero)>(numbers, [](std::uint32_t n) { return n; });
    return Json{{"type", narrow.type}, {"base64", narrow.base64}};
  };
  const auto greatest = std::max_element(numbers.begin(), numbers.end());
  if (greatest == numbers.end() || *greatest <= 0xff) return as(std::uint8_t{});
  return *greatest <= 0xffff ? as(std::uint16_t{}) : as(std::uint32_t{});
}

/// Rounded down, so that comparing with a threshold in thousandths gives the same result.
std::uint32_t thousandths(float share) {
  return static_cast<std::uint32_t>(
      std::clamp(1000.0 * static_cast<double>(share) + 1e-4, 0.0, 1000.0));
}

std::uint32_t pixel(float position, int length) {
  return static_cast<std::uint32_t>(
      std::lround(std::clamp(position, 0.0f, static_cast<float>(length))));
}

/// Positions in one image, in whole pixels inside it.
class Places {
 public:
  Places(Numbers& numbers, Size picture) : numbers_(numbers), image_(picture) {}

  void add(const Box& box) {
    add(Point{box.x_min, box.y_min});
    add(Point{box.x_max, box.y_max});
  }
  void add(const Point& point) {
    numbers_.push_back(pixel(point.x, image_.width));
    numbers_.push_back(pixel(point.y, image_.height));
  }

 private:
  Numbers& numbers_;
  Size image_;
};

/// The names of one kind, and their places in the list.
std::map<std::string, std::uint32_t> names_of(const Details& details, FeatureKind kind) {
  std::map<std::string, std::uint32_t> index;
  for (const auto& image : details.images) {
    for (const Located& found : image) {
      if (found.id.kind == kind) index.try_emplace(found.id.name, 0);
    }
  }
  std::uint32_t next = 0;
  for (auto& [name, place] : index) place = next++;
  return index;
}

/// What was found of one kind, as columns. All of a kind have as many points.
class LocatedColumns {
 public:
  LocatedColumns(const ReportData& data, FeatureKind kind)
      : kind_(kind), index_(names_of(*data.details, kind)) {
    for (std::size_t i = 0; i < data.images.size(); ++i) {
      add_image(data.details->images[i], data.images[i].size);
    }
  }

  Json json() const {
    Json names = Json::array();
    for (const auto& [name, place] : index_) names.push_back(name);
    return {{"kind", to_string(kind_)},        {"names", std::move(names)},
            {"per_image", narrow(per_image_)}, {"name", narrow(name_)},
            {"score", narrow(score_)},         {"boxes", narrow(boxes_)},
            {"points_each", points_each_},     {"points", narrow(points_)}};
  }

 private:
  void add_image(const std::vector<Located>& image, Size size) {
    std::uint32_t count = 0;
    for (const Located& found : image) {
      if (found.id.kind != kind_ || count == kMostPerImage) continue;
      ++count;
      name_.push_back(index_.at(found.id.name));
      score_.push_back(thousandths(found.confidence));
      Places(boxes_, size).add(found.box);
      for (const Point& point : found.points) Places(points_, size).add(point);
      points_each_ = found.points.size();
    }
    per_image_.push_back(count);
  }

  FeatureKind kind_;
  std::map<std::string, std::uint32_t> index_;
  std::size_t points_each_ = 0;
  Numbers per_image_, name_, score_, boxes_, points_;
};

Json located_of(const ReportData& data) {
  Json located = Json::array();
  for (const KindFacts& row : kKindTable) {
    if (row.is_located) located.push_back(LocatedColumns(data, row.kind).json());
  }
  return located;
}

/// Most paths are the image's name and one of a few endings.
Json paths_of(const std::vector<ReportImage>& images) {
  std::map<std::string, std::uint8_t> known;
  Json endings = Json::array();
  Json others = Json::object();
  Numbers ending;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const ReportImage& image = images[i];
    const bool begins = image.path.starts_with(image.name);
    const std::string rest = begins ? image.path.substr(image.name.size()) : std::string();
    if (begins && known.size() < kOtherPath &&
        known.try_emplace(rest, static_cast<std::uint8_t>(known.size())).second) {
      endings.push_back(rest);
    }
    const auto found = begins ? known.find(rest) : known.end();
    ending.push_back(found != known.end() ? found->second : kOtherPath);
    if (found == known.end()) others[std::to_string(i)] = image.path;
  }
  return {{"endings", endings}, {"ending", narrow(ending)}, {"others", others}};
}

/// Six bytes per image; all 0 where it is known by name only.
Json digests_of(const std::vector<ReportImage>& images) {
  std::vector<std::uint8_t> bytes;
  for (const ReportImage& image : images) {
    auto digest = text::from_hex(image.sha256.substr(0, 2 * kDigestBytes)).value_or("");
    digest.resize(kDigestBytes);
    bytes.insert(bytes.end(), digest.begin(), digest.end());
  }
  const Column written = column(bytes);
  return {{"type", written.type}, {"base64", written.base64}};
}

Json look_alikes_of(const Details& details) {
  if (details.look_alikes.empty()) return nullptr;
  Numbers per_image, image, cosine;
  for (const auto& list : details.look_alikes) {
    per_image.push_back(static_cast<std::uint32_t>(list.size()));
    for (const families::LookAlike& alike : list) {
      image.push_back(alike.row);
      cosine.push_back(thousandths(alike.cosine));
    }
  }
  return {{"per_image", narrow(per_image)}, {"image", narrow(image)}, {"cosine", narrow(cosine)}};
}

}  // namespace

std::string details_document(const ReportData& data) {
  Numbers widths, heights;
  for (const ReportImage& image : data.images) {
    widths.push_back(static_cast<std::uint32_t>(std::max(image.size.width, 0)));
    heights.push_back(static_cast<std::uint32_t>(std::max(image.size.height, 0)));
  }
  Json document;
  document["schema"] = kDetailsSchema;
  document["run"] = data.run.uid;
  document["sizes"] = {{"widths", narrow(widths)}, {"heights", narrow(heights)}};
  document["paths"] = paths_of(data.images);
  document["digests"] = digests_of(data.images);
  document["located"] = located_of(data);
  document["look_alikes"] = look_alikes_of(*data.details);
  document["look_alikes_left_out"] = data.details->look_alikes_left_out;
  return for_scripts(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace imagelift::report
