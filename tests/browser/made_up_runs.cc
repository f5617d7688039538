#include "tests/browser/made_up_runs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <string>

#include "report/data/analyse.h"

namespace imagelift::tests {
namespace {

using report::ReportData;
using report::ReportImage;

std::string days_before(std::size_t back) {
  using namespace std::chrono;
  const year_month_day day{sys_days{November / 21 / 2026} - days(back)};
  const auto two = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(int{day.year()}) + "-" + two(unsigned{day.month()}) + "-" +
         two(unsigned{day.day()}) + "T08:00:00Z";
}

/// Keeps some images; rows of the table and of dated clicks follow. Factors are left out.
void keep(ReportData& data, const std::vector<bool>& kept) {
  std::vector<std::uint32_t> row_of(kept.size(), 0);
  std::vector<ReportImage> images;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    row_of[i] = static_cast<std::uint32_t>(images.size());
    if (kept[i]) images.push_back(std::move(data.images[i]));
  }
  data.images = std::move(images);
  data.table.rows = data.images.size();
  for (stats::FeatureColumn& column : data.table.columns) {
    stats::FeatureColumn left = column;
    left.rows.clear();
    left.values.clear();
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      if (!kept[column.rows[i]]) continue;
      left.rows.push_back(row_of[column.rows[i]]);
      left.values.push_back(column.values[i]);
    }
    column = std::move(left);
  }
  std::erase_if(data.table.columns, [](const auto& column) { return column.rows.empty(); });
  data.factors.clear();
  data.click_rows = {};
}

void change_clicks(ReportData& data, std::size_t back) {
  std::mt19937 random(static_cast<std::uint32_t>(back));
  for (ReportImage& image : data.images) {
    const double factor = 0.9 + 0.2 * static_cast<double>(random() % 1000) / 1000;
    if (!image.counts) continue;
    image.counts->events =
        std::min(std::round(image.counts->events * factor), image.counts->trials);
    image.ctr = image.counts->events / image.counts->trials;
  }
}

}  // namespace

ReportData earlier_made_up_run(const ReportData& data, std::size_t back) {
  ReportData run = data;
  run.details.reset();
  run.history.reset();
  run.run.uid += " less " + std::to_string(back);
  run.run.started_at = days_before(back);
  run.run.finished_at = run.run.started_at;
  if (back >= 8) {
    for (ModelIdentity& model : run.run.models) {
      if (model.task == Task::objects) model = {Task::objects, "yolov3", std::string(64, 'c'), ""};
    }
  }
  std::vector<bool> kept;
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    kept.push_back(i * 13 % 100 >= std::min<std::size_t>(2 * back, 60));
  }
  keep(run, kept);
  auto& columns = run.table.columns;
  if (columns.size() > 40) {
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(back * 7 % columns.size()));
  }
  change_clicks(run, back);
  report::analyse(run);
  return run;
}

std::vector<report::OtherRun> earlier_made_up_runs(const ReportData& data, std::size_t count) {
  std::vector<report::OtherRun> runs;
  for (std::size_t back = 1; back <= count; ++back) {
    runs.push_back({days_before(back), data.run.uid + " less " + std::to_string(back),
                    data.images.size(), true, "",
                    [&data, back] { return earlier_made_up_run(data, back); }});
  }
  return runs;
}

report::OtherRuns other_made_up_runs(ReportData& data, std::size_t count) {
  report::OtherRuns others;
  data.runs = {{"", data.run.uid, data.run.business, data.run.image_source, data.run.started_at,
                data.images.size()}};
  for (std::size_t back = 1; back <= count; ++back) {
    const std::string folder = "runs/" + std::to_string(back) + "/";
    const std::string business = back == count ? "another business" : data.run.business;
    const auto load = [&data, back, business] {
      ReportData run = earlier_made_up_run(data, back);
      run.run.business = business;
      return run;
    };
    const ReportData run = load();
    data.runs.push_back({folder, run.run.uid, business, run.run.image_source, run.run.started_at,
                         run.images.size()});
    others.runs.push_back(
        {run.run.started_at, run.run.uid, run.images.size(), back != count, folder, load});
  }
  return others;
}

}  // namespace imagelift::tests
