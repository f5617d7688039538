#include "report/data_document.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <span>

#include "report/answer_text.h"
#include "report/base64.h"
#include "report/packed_points.h"
#include "report/trust.h"
#include "stats/verdict.h"

namespace imagelift::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestList = 1000;

const char* type_name(std::uint8_t) {
  return "u8";
}
const char* type_name(std::uint16_t) {
  return "u16";
}
const char* type_name(std::uint32_t) {
  return "u32";
}
const char* type_name(float) {
  return "f32";
}
const char* type_name(double) {
  return "f64";
}

template <typename T>
Json column(const std::vector<T>& values) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(values.data());
  return {{"type", type_name(T{})}, {"base64", base64({bytes, values.size() * sizeof(T)})}};
}

/// One number per element of a list.
template <typename To, typename List, typename Get>
Json column_of(const List& list, Get get) {
  std::vector<To> values;
  values.reserve(list.size());
  for (const auto& element : list) values.push_back(static_cast<To>(get(element)));
  return column(values);
}

Json optional_number(std::optional<double> value) {
  return value ? Json(*value) : Json(nullptr);
}

template <typename List, typename Show>
Json listed(const List& list, Show show) {
  Json first = Json::array();
  for (std::size_t i = 0; i < std::min(list.size(), kLongestList); ++i) {
    first.push_back(show(list[i]));
  }
  return {{"total", list.size()}, {"first", first}};
}

Json run_of(const RunFacts& run) {
  Json models = Json::array();
  for (const ModelIdentity& model : run.models) {
    models.push_back(
        {{"task", to_string(model.task)}, {"name", model.name}, {"sha256", model.sha256}});
  }
  return {{"uid", run.uid},
          {"business", run.business},
          {"image_source", run.image_source},
          {"started_at", run.started_at},
          {"finished_at", run.finished_at},
          {"version", run.version},
          {"simulated_clicks", run.simulated_clicks},
          {"clicks_from", run.clicks_from},
          {"clicks_until", run.clicks_until},
          {"models", models}};
}

Json trust_json(const Trust& trust) {
  return {{"images", trust.images},
          {"images_with_ctr", trust.images_with_ctr},
          {"images_failed", trust.images_failed},
          {"clusters", trust.clusters},
          {"impressions", optional_number(trust.impressions)},
          {"clicks", optional_number(trust.clicks)},
          {"mean_ctr", optional_number(trust.mean_ctr)},
          {"features", trust.features},
          {"hypotheses", trust.hypotheses},
          {"rejected", trust.rejected},
          {"marked", trust.marked},
          {"interval_level", trust.interval_level},
          {"least_images", trust.least_images}};
}

Json missing_of(const std::vector<ReportImage>& images) {
  Json missing = Json::object();
  for (std::size_t i = 0; i < images.size(); ++i) {
    for (const Task task : images[i].missing) missing[std::string(to_string(task))].push_back(i);
  }
  return missing;
}

Json cluster_of(const std::vector<ReportImage>& images) {
  std::map<std::string, std::uint32_t> first;
  std::vector<std::uint32_t> cluster;
  for (const ReportImage& image : images) {
    cluster.push_back(
        first.emplace(image.sha256, static_cast<std::uint32_t>(first.size())).first->second);
  }
  return column(cluster);
}

/// Counts as whole numbers of 32 bits where they fit, which halves them.
Json counts_column(const std::vector<ReportImage>& images, double Counts::*member) {
  const auto get = [&](const ReportImage& image) {
    return image.counts.value_or(Counts{}).*member;
  };
  const bool fit = std::all_of(images.begin(), images.end(), [&](const ReportImage& image) {
    return get(image) <= 4294967295.0 && get(image) == std::floor(get(image));
  });
  return fit ? column_of<std::uint32_t>(images, get) : column_of<double>(images, get);
}

Json images_of(const std::vector<ReportImage>& images) {
  const bool any_counts =
      std::any_of(images.begin(), images.end(), [](const auto& image) { return !!image.counts; });
  const bool all_counts = std::all_of(images.begin(), images.end(), [](const auto& image) {
    return image.counts.has_value() == image.ctr.has_value();
  });
  Json out = {{"names", Json::array()}};
  for (const ReportImage& image : images) out["names"].push_back(image.name);
  out["ctr"] = all_counts ? Json(nullptr) : column_of<double>(images, [](const auto& image) {
    return image.ctr.value_or(std::nan(""));
  });
  out["clicks"] = any_counts ? counts_column(images, &Counts::clicks) : Json(nullptr);
  out["impressions"] = any_counts ? counts_column(images, &Counts::impressions) : Json(nullptr);
  out["cluster"] = cluster_of(images);
  out["missing"] = missing_of(images);
  return out;
}

std::vector<std::uint16_t> sizes_of(const ReportData& data, int Size::*side) {
  std::vector<std::uint16_t> sizes;
  for (const ReportImage& image : data.images) {
    sizes.push_back(static_cast<std::uint16_t>(image.thumbnail ? image.thumbnail->size.*side : 0));
  }
  return sizes;
}

Json thumbnails_of(const ReportData& data, const ThumbnailSheets& sheets) {
  if (sheets.count == 0) return nullptr;
  return {{"prefix", kThumbnailPrefix},
          {"cell", {sheets.cell.width, sheets.cell.height}},
          {"columns", sheets.columns},
          {"per_file", sheets.per_file},
          {"count", sheets.count},
          {"position", column(sheets.position)},
          {"widths", column(sizes_of(data, &Size::width))},
          {"heights", column(sizes_of(data, &Size::height))}};
}

std::string_view measure_name(stats::Measure measure) {
  switch (measure) {
    case stats::Measure::presence:
      return "presence";
    case stats::Measure::rank:
      return "rank";
    case stats::Measure::both:
      return "both";
  }
  return "";
}

/// Values of these are how sure a model is, so that a filter by confidence applies.
bool is_confidence(const stats::FeatureColumn& feature) {
  return feature.measure == stats::Measure::presence &&
         (feature.id.kind == FeatureKind::label || feature.id.kind == FeatureKind::object ||
          feature.id.kind == FeatureKind::face);
}

Json kinds_of() {
  Json kinds = Json::array();
  for (const FeatureKind kind : kFeatureKinds) {
    const auto task = task_of(kind);
    kinds.push_back({{"name", to_string(kind)}, {"task", task ? Json(to_string(*task)) : Json()}});
  }
  return kinds;
}

Json features_of(const ReportData& data, const PackedPoints& points) {
  Json out = {
      {"keys", Json::array()},       {"names", Json::array()},
      {"kinds", Json::array()},      {"thresholds", Json::array()},
      {"measures", Json::array()},   {"confidences", Json::array()},
      {"divisors", points.divisors}, {"words_per_feature", column(points.words_per_feature)}};
  for (std::size_t f = 0; f < data.table.columns.size(); ++f) {
    const stats::FeatureColumn& feature = data.table.columns[f];
    out["keys"].push_back(feature.key);
    out["names"].push_back(feature.id.name);
    out["kinds"].push_back(static_cast<int>(feature.id.kind));
    out["thresholds"].push_back(data.analysis.features[f].threshold);
    out["measures"].push_back(measure_name(feature.measure));
    out["confidences"].push_back(is_confidence(feature) ? 1 : 0);
  }
  return out;
}

Json verdicts_of(const ReportData& data) {
  std::map<std::size_t, std::string> sentences;
  const auto add = [&](std::size_t f) {
    sentences[f] = stats::verdict(data.analysis, data.analysis.features[f]);
  };
  for (std::size_t f = 0; f < data.analysis.features.size(); ++f) {
    if (data.analysis.features[f].marked) add(f);
  }
  Json out = Json::object();
  for (const auto& [f, sentence] : sentences) out[std::to_string(f)] = sentence;
  return out;
}

Json standings() {
  Json out = Json::array();
  for (int i = 0; i <= static_cast<int>(stats::Standing::one_image_carries_it); ++i) {
    out.push_back(stats::to_string(static_cast<stats::Standing>(i)));
  }
  return out;
}

Json statistics_of(const ReportData& data) {
  using Feature = stats::FeatureResult;
  const double alpha = data.analysis.alpha;
  const auto numbers = [&](auto get) { return column_of<double>(data.analysis.features, get); };
  const auto whole = [&](auto get) {
    return column_of<std::uint32_t>(data.analysis.features, get);
  };
  const auto small = [&](auto get) { return column_of<std::uint8_t>(data.analysis.features, get); };
  const auto rough = [&](auto get) { return column_of<float>(data.analysis.features, get); };
  Json out;
  out["with"] = whole([](const Feature& f) { return f.sides.with.n; });
  out["without"] = whole([](const Feature& f) { return f.sides.without.n; });
  out["ctr_with"] = numbers([](const Feature& f) { return f.sides.with.mean; });
  out["ctr_without"] = numbers([](const Feature& f) { return f.sides.without.mean; });
  out["low"] = numbers([](const Feature& f) { return f.impact_interval.low; });
  out["high"] = numbers([](const Feature& f) { return f.impact_interval.high; });
  out["plain_low"] = numbers([](const Feature& f) { return f.welch.interval(0.05).low; });
  out["plain_high"] = numbers([](const Feature& f) { return f.welch.interval(0.05).high; });
  out["p"] = numbers([](const Feature& f) { return f.p; });
  out["q"] = numbers([](const Feature& f) { return f.q; });
  out["rho"] = rough([](const Feature& f) { return f.rank.rho; });
  out["rho_low"] = rough([&](const Feature& f) { return f.rank.interval(alpha).low; });
  out["rho_high"] = rough([&](const Feature& f) { return f.rank.interval(alpha).high; });
  out["marked"] = small([](const Feature& f) { return f.marked; });
  out["standing"] = small([](const Feature& f) { return f.standing; });
  out["ranking"] = column_of<std::uint32_t>(stats::ranking(data.analysis),
                                            [](std::size_t feature) { return feature; });
  out["standings"] = standings();
  out["verdicts"] = verdicts_of(data);
  return out;
}

Json failure_of(const ReportFailure& failure) {
  return {{"name", failure.name},
          {"stage", to_string(failure.failure.stage)},
          {"code", to_string(failure.failure.code)},
          {"message", failure.failure.message},
          {"task", failure.task ? Json(to_string(*failure.task)) : Json(nullptr)}};
}

/// JSON holds these characters only inside strings, so replacing them there is safe.
std::string for_scripts(const std::string& json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.compare(i, 3, "\xE2\x80\xA8") == 0 || json.compare(i, 3, "\xE2\x80\xA9") == 0) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

}  // namespace

std::string data_document(const ReportData& data, const ThumbnailSheets& sheets) {
  const PackedPoints points = pack_points(data.table.columns);
  const auto same = [](const std::string& name) { return name; };
  Json document;
  document["schema"] = kDataSchema;
  document["run"] = run_of(data.run);
  document["trust"] = trust_json(trust_of(data));
  document["answer"] = {{"headline", headline(data)},
                        {"more", data.answer.more},
                        {"fewer", data.answer.fewer},
                        {"warned", data.answer.warned},
                        {"caution", caution(data)}};
  document["images"] = images_of(data.images);
  document["thumbnails"] = thumbnails_of(data, sheets);
  document["kinds"] = kinds_of();
  document["features"] = features_of(data, points);
  document["points"] = {{"words", column(points.words)}, {"numbers", column(points.numbers)}};
  document["statistics"] = statistics_of(data);
  document["failures"] = listed(data.failures, failure_of);
  document["images_without_metrics"] = listed(data.images_without_metrics, same);
  document["images_without_impressions"] = listed(data.images_without_impressions, same);
  document["metrics_without_images"] = listed(data.metrics_without_images, same);
  return for_scripts(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string data_script(const std::string& document) {
  return "var imageliftReport = " + document + ";\n";
}

}  // namespace imagelift::report
