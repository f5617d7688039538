#include "tests/browser/made_up_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/feature_catalog.h"
#include "image/thumbnail.h"
#include "report/data/analyse.h"
#include "report/data/click_rows.h"
#include "report/data/roll_ups.h"
#include "tests/browser/dice.h"
#include "tests/browser/made_up_days.h"
#include "tests/browser/made_up_details.h"
#include "tests/browser/made_up_measures.h"

namespace imagelift::tests {
namespace {

using report::ReportData;
using report::ReportImage;

const std::array<std::string, 8> kHostileNames = {
    "</script><script>document.title='hacked'</script>",
    "<img src=x onerror=\"document.title='hacked'\">",
    "quotes \" and ' and `",
    "line\nbreak",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE gnp.exe",  // Hebrew, then an override
    "=cmd|' /C calc'!A0",
    "line separator \xE2\x80\xA8 and a very long name " + std::string(300, 'x'),
    "{{7*7}} ${7*7} %s &amp; &#60;"};

std::string image_name(std::size_t i) {
  if (i >= 3 && i < 3 + kHostileNames.size()) return kHostileNames[i - 3];
  return "imgcontent." + std::to_string(1000 + i) + "-us_imgtemp.template" + std::to_string(i % 7);
}

std::string digest_of(std::size_t i) {
  std::string digits = std::to_string(i);
  return std::string(64 - digits.size(), '0') + digits;
}

/// Stripes and discs in a few colours and shapes.
Thumbnail made_up_image(Size size, Dice& dice) {
  image::Pixels pixels{size.width, size.height, {}, {}};
  const double hue = dice.uniform(), stripe = 8 + 24 * dice.uniform();
  const double cx = size.width * dice.uniform(), cy = size.height * dice.uniform();
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const bool disc = std::hypot(x - cx, y - cy) < size.height / 3.0;
      const double light = disc ? 0.95 : 0.45 + 0.2 * std::sin((x + y) / stripe);
      for (int channel = 0; channel < 3; ++channel) {
        const double wave = 0.6 + 0.4 * std::cos(6.28 * (hue + channel / 3.0));
        pixels.rgb.push_back(static_cast<std::uint8_t>(255 * light * wave));
      }
    }
  }
  return image::thumbnail(pixels, 160);
}

std::vector<Thumbnail> made_up_images(Dice& dice) {
  const std::array<Size, 4> sizes = {Size{160, 160}, Size{160, 107}, Size{120, 160}, Size{160, 60}};
  std::vector<Thumbnail> pictures;
  for (std::size_t i = 0; i < 24; ++i) {
    pictures.push_back(made_up_image(sizes[i % sizes.size()], dice));
  }
  return pictures;
}

/// Real names first (colours, labels, objects, counts, measures), then numbered ones.
std::vector<FeatureId> feature_ids(std::size_t count) {
  std::vector<FeatureId> ids;
  if (count > 4)
    ids = {{FeatureKind::aesthetic, "aesthetic"}, {FeatureKind::quality, "brightness"}};
  const std::array kinds = {FeatureKind::object, FeatureKind::colour, FeatureKind::label,
                            FeatureKind::count};
  std::array<std::vector<std::string>, kinds.size()> names;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    names[k] = FeatureCatalog::built_in().names(kinds[k]);
    if (kinds[k] == FeatureKind::count) std::erase(names[k], kFace);  // not of the objects' task
  }
  for (std::size_t i = 0; ids.size() < count && i < 2000; ++i) {
    for (std::size_t k = 0; k < kinds.size() && ids.size() < count; ++k) {
      if (i < names[k].size()) ids.push_back({kinds[k], names[k][i]});
    }
  }
  for (std::size_t i = 0; ids.size() < count; ++i) {
    ids.push_back({FeatureKind::other, "imported " + std::to_string(i)});
  }
  if (count > 20) ids[count - 1] = {FeatureKind::other, kHostileNames[0]};
  std::sort(ids.begin(), ids.end());
  return ids;
}

double value_of(FeatureKind kind, Dice& dice) {
  switch (kind) {
    case FeatureKind::count:
      return 1 + std::floor(4 * dice.uniform() * dice.uniform());
    case FeatureKind::colour:
      return 0.002 + 0.3 * std::pow(dice.uniform(), 3);
    case FeatureKind::aesthetic:
      return 4 + 2.5 * dice.uniform();
    case FeatureKind::quality:
      return 0.2 + 0.6 * dice.uniform();
    default:
      return 0.1 + 0.89 * std::sqrt(dice.uniform());
  }
}

bool is_dense(FeatureKind kind) {
  return kind == FeatureKind::aesthetic || kind == FeatureKind::quality;
}

void add_feature(ReportData& data, const FeatureId& id, double prevalence, Dice& dice) {
  stats::FeatureColumn column;
  column.id = id;
  column.key = FeatureCatalog::built_in().key(id);
  column.measure = facts(id.kind).measure;
  for (std::size_t row = 0; row < data.images.size(); ++row) {
    if (!is_dense(id.kind) && dice.uniform() >= prevalence) continue;
    column.rows.push_back(static_cast<std::uint32_t>(row));
    column.values.push_back(value_of(id.kind, dice));
  }
  if (!column.rows.empty()) data.table.columns.push_back(std::move(column));
}

/// Of each feature, the share of images that have it: a few are frequent, most are rare, as in real
/// data; the mean is `density`.
std::vector<double> prevalences(std::size_t features, double density) {
  std::vector<double> shares(features);
  double least = 0, most = 1;
  for (int step = 0; step < 50; ++step) {
    const double scale = (least + most) / 2;
    double sum = 0;
    for (std::size_t i = 0; i < features; ++i) {
      const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(features);
      shares[i] = std::min(0.7, scale / std::pow(x + 0.02, 0.72));
      sum += shares[i];
    }
    (sum < density * static_cast<double>(features) ? least : most) = scale;
  }
  return shares;
}

void add_clicks(ReportData& data, Dice& dice) {
  std::vector<double> log_ctr(data.images.size());
  for (double& value : log_ctr) value = std::log(0.021) + 0.35 * dice.normal();
  const std::array effects = {0.32, 0.26, 0.22, -0.3, -0.24};
  std::size_t next = 0;
  FeatureKind last = FeatureKind::other;
  for (std::size_t i = 0; i < data.table.columns.size() && next < effects.size(); ++i) {
    const stats::FeatureColumn& column =
        data.table.columns[(i * 61) % data.table.columns.size()];  // of all kinds
    if (column.id.kind == last) continue;
    const double share =
        static_cast<double>(column.rows.size()) / static_cast<double>(data.images.size());
    if (share < 0.2 || is_dense(column.id.kind)) continue;
    for (const std::uint32_t row : column.rows) log_ctr[row] += effects[next];
    last = column.id.kind;
    ++next;
  }
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    if (i % 50 == 49) {
      data.images_without_metrics.push_back(data.images[i].name);
      continue;
    }
    const double impressions = std::floor(600 + 9000 * std::pow(dice.uniform(), 2));
    const double ctr = std::min(0.5, std::exp(log_ctr[i]));
    const double noise = std::sqrt(ctr * (1 - ctr) / impressions) * dice.normal();
    const double clicks = std::clamp(std::round(impressions * (ctr + noise)), 0.0, impressions);
    data.images[i].counts = {clicks, impressions};
    data.images[i].ctr = clicks / impressions;
  }
}

void add_failures(ReportData& data) {
  if (data.images.size() < 2) return;
  data.failures = {
      {"truncated",
       "truncated.jpg",
       {Stage::decode, FailureCode::damaged, "The JPEG ends in the middle of a scan."},
       {}},
      {kHostileNames[0],
       kHostileNames[0] + ".png",
       {Stage::decode, FailureCode::not_an_image, "Its first bytes are of no known format."},
       {}},
      {data.images[0].name,
       data.images[0].path,
       {Stage::infer, FailureCode::model_failed,
        "The network returned numbers that are not finite."},
       Task::faces}};
  data.metrics_without_images = {"gone.jpg", kHostileNames[1]};
}

}  // namespace

ReportData made_up_data(const MadeUpSize& size) {
  Dice dice;
  ReportData data;
  data.run = {"made-up-1",
              "demo",
              "made-up images",
              "2026-11-21T08:00:00Z",
              "2026-11-21T08:04:00Z",
              "0.1.0",
              {{Task::labels, "efficientnet_lite2", std::string(64, 'a'), ""},
               {Task::objects, "yolov3_tiny", std::string(64, 'b'), ""}},
              true,
              "2026-10-01",
              "2026-10-31",
              {12, {"12 files with other endings: .txt 7, .mp4 5"}}};
  const std::vector<Thumbnail> pictures = made_up_images(dice);
  for (std::size_t i = 0; i < size.images; ++i) {
    ReportImage image;
    image.name = image_name(i);
    image.path = image.name + ".jpg";
    image.sha256 = digest_of(i % 40 == 39 ? i - 1 : i);  // some images have two names
    image.size = {1080, 1080};
    if (i % 25 != 24) image.thumbnail = pictures[i % pictures.size()];
    data.images.push_back(std::move(image));
  }
  data.table.rows = data.images.size();
  const std::vector<FeatureId> ids = feature_ids(size.features);
  const std::vector<double> shares = prevalences(ids.size(), size.density);
  for (std::size_t i = 0; i < ids.size() && size.images > 0; ++i) {
    add_feature(data, ids[i], shares[i * 37 % ids.size()], dice);  // frequent ones of all kinds
  }
  add_clicks(data, dice);
  add_failures(data);
  add_details(data, dice);
  report::add_automatic_factors(data);
  spread_over_days(data, size.days);
  add_measures(data, size.measures);
  // Of the large size the figures are known without groups; here they would be in every image.
  if (size.features < 1000) report::add_roll_ups(data);
  report::analyse(data);
  return data;
}

}  // namespace imagelift::tests
