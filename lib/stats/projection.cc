#include "stats/projection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace imagelift::stats {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// Of a column's squares; what is left of it below this lies in the columns before it.
constexpr double kDependent = 1e-10;

/// Which columns of a positive semidefinite matrix, scaled to ones on its diagonal, add something
/// to those before them: Cholesky's pivots, one column after the other.
std::vector<bool> independent_columns(const SquareMatrix& gram) {
  SquareMatrix lower(gram.size);
  std::vector<bool> independent(gram.size, true);
  for (std::size_t j = 0; j < gram.size; ++j) {
    for (std::size_t i = j; i < gram.size; ++i) {
      double rest = gram.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower.at(i, k) * lower.at(j, k);
      lower.at(i, j) = rest;
    }
    const double pivot = lower.at(j, j);
    independent[j] = pivot > kDependent;
    const double root = independent[j] ? std::sqrt(pivot) : 1;
    for (std::size_t i = j; i < gram.size; ++i) {
      lower.at(i, j) = independent[j] ? lower.at(i, j) / root : 0;
    }
  }
  return independent;
}

/// Each entry over the roots of two squares.
SquareMatrix scaled(SquareMatrix matrix, const SquareMatrix& squares) {
  for (std::size_t a = 0; a < matrix.size; ++a) {
    for (std::size_t b = 0; b < matrix.size; ++b) {
      matrix.at(a, b) /= std::sqrt(squares.at(a, a)) * std::sqrt(squares.at(b, b));
    }
  }
  return matrix;
}

/// The rows and columns that are kept.
SquareMatrix kept_of(const SquareMatrix& matrix, const std::vector<bool>& keep) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i]) kept.push_back(i);
  }
  SquareMatrix result(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t j = 0; j < kept.size(); ++j) result.at(i, j) = matrix.at(kept[i], kept[j]);
  }
  return result;
}

}  // namespace

LevelProjection::LevelProjection(const HeldRows& rows) : rows_(&rows) {
  const auto& counts = rows.level_counts;
  main_ = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  main_weight_.assign(counts[main_], 0.0);
  for (std::size_t place = 0; place < rows.size(); ++place) {
    main_weight_[rows.level[main_][place]] += rows.weight[place];
  }
  for (std::size_t f = 0; f < counts.size(); ++f) {
    auto& numbers = column_.emplace_back(counts[f], kNone);
    if (f == main_) continue;
    for (auto& number : numbers) number = columns_++;
  }
  if (columns_ > 0) choose_columns();
  if (columns_ > 0) invert();
}

LevelProjection::Crossed LevelProjection::crossed() const {
  const HeldRows& rows = *rows_;
  Crossed sums{std::vector<double>(main_weight_.size() * columns_, 0.0), SquareMatrix(columns_)};
  for (std::size_t place = 0; place < rows.size(); ++place) {
    for (std::size_t f = 0; f < column_.size(); ++f) {
      const std::size_t a = column_[f][rows.level[f][place]];
      if (a == kNone) continue;
      sums.with_main[rows.level[main_][place] * columns_ + a] += rows.weight[place];
      for (std::size_t g = 0; g < column_.size(); ++g) {
        const std::size_t b = column_[g][rows.level[g][place]];
        if (b != kNone) sums.among.at(a, b) += rows.weight[place];
      }
    }
  }
  return sums;
}

/// The normal equations of the others' columns less the main factor's means, without the columns
/// that add nothing.
void LevelProjection::choose_columns() {
  const Crossed sums = crossed();
  SquareMatrix gram = sums.among;
  for (std::size_t level = 0; level < main_weight_.size(); ++level) {
    const double* row = &sums.with_main[level * columns_];
    for (std::size_t a = 0; a < columns_; ++a) {
      if (row[a] == 0) continue;
      for (std::size_t b = 0; b < columns_; ++b) {
        gram.at(a, b) -= row[a] * row[b] / main_weight_[level];
      }
    }
  }
  const auto keep = independent_columns(scaled(gram, sums.among));
  keep_columns(keep, sums.with_main);
  normal_ = std::make_unique<Cholesky>(kept_of(gram, keep), 0.0);
}

/// Numbers the columns anew, and takes their means by level of the main factor.
void LevelProjection::keep_columns(const std::vector<bool>& keep,
                                   const std::vector<double>& with_main) {
  std::vector<std::size_t> number(columns_, kNone);
  std::size_t kept = 0;
  for (std::size_t a = 0; a < columns_; ++a) {
    if (keep[a]) number[a] = kept++;
  }
  for (auto& numbers : column_) {
    for (auto& column : numbers) column = column == kNone ? kNone : number[column];
  }
  mean_.assign(main_weight_.size() * kept, 0.0);
  for (std::size_t level = 0; level < main_weight_.size(); ++level) {
    for (std::size_t a = 0; a < columns_; ++a) {
      if (!keep[a]) continue;
      mean_[level * kept + number[a]] = with_main[level * columns_ + a] / main_weight_[level];
    }
  }
  columns_ = kept;
}

void LevelProjection::take_out(std::vector<double>& column) const {
  take_out_means(column);
  if (columns_ == 0) return;
  // Twice is enough to be orthogonal to rounding (Giraud et al. 2005).
  for (int pass = 0; pass < 2; ++pass) take_out_others(column);
}

void LevelProjection::take_out_means(std::vector<double>& column) const {
  const HeldRows& rows = *rows_;
  const auto& level = rows.level[main_];
  std::vector<double> mean(main_weight_.size(), 0.0);
  for (std::size_t place = 0; place < column.size(); ++place) {
    mean[level[place]] += rows.root[place] * column[place];
  }
  for (std::size_t l = 0; l < mean.size(); ++l) mean[l] /= main_weight_[l];
  for (std::size_t place = 0; place < column.size(); ++place) {
    column[place] -= rows.root[place] * mean[level[place]];
  }
}

void LevelProjection::take_out_others(std::vector<double>& column) const {
  const HeldRows& rows = *rows_;
  std::vector<double> slope(columns_, 0.0);
  for (std::size_t f = 0; f < column_.size(); ++f) {
    if (f == main_) continue;
    for (std::size_t place = 0; place < column.size(); ++place) {
      const std::size_t a = column_[f][rows.level[f][place]];
      if (a != kNone) slope[a] += rows.root[place] * column[place];
    }
  }
  normal_->solve(slope);
  for (std::size_t f = 0; f < column_.size(); ++f) {
    if (f == main_) continue;
    for (std::size_t place = 0; place < column.size(); ++place) {
      const std::size_t a = column_[f][rows.level[f][place]];
      if (a != kNone) column[place] -= rows.root[place] * slope[a];
    }
  }
  take_out_means(column);
}

std::vector<double> LevelProjection::coordinates(std::size_t place) const {
  const HeldRows& rows = *rows_;
  const double* mean = &mean_[rows.level[main_][place] * columns_];
  std::vector<double> entry(columns_);
  for (std::size_t a = 0; a < columns_; ++a) entry[a] = -mean[a];
  for (std::size_t f = 0; f < column_.size(); ++f) {
    const std::size_t a = column_[f][rows.level[f][place]];
    if (a != kNone) entry[a] += 1;
  }
  for (double& value : entry) value *= rows.root[place];
  normal_->forward(entry);
  return entry;
}

void LevelProjection::invert() {
  inverse_ = std::make_unique<SquareMatrix>(columns_);
  for (std::size_t a = 0; a < columns_; ++a) {
    std::vector<double> unit(columns_, 0.0);
    unit[a] = 1;
    normal_->solve(unit);
    for (std::size_t b = 0; b < columns_; ++b) inverse_->at(a, b) = unit[b];
  }
  for (std::size_t level = 0; level < main_weight_.size(); ++level) {
    const double* mean = &mean_[level * columns_];
    double both = 0;
    for (std::size_t a = 0; a < columns_; ++a) {
      double sum = 0;
      for (std::size_t b = 0; b < columns_; ++b) sum += inverse_->at(a, b) * mean[b];
      inverse_mean_.push_back(sum);
      both += mean[a] * sum;
    }
    mean_inverse_mean_.push_back(both);
  }
}

/// With d the other factors' columns less their means: 1 / W_l + d' inverse d, times the weight.
double LevelProjection::leverage(std::size_t place) const {
  const HeldRows& rows = *rows_;
  const auto level = rows.level[main_][place];
  double sum = 1 / main_weight_[level];
  if (columns_ == 0) return rows.weight[place] * sum;
  sum += mean_inverse_mean_[level];
  for (std::size_t f = 0; f < column_.size(); ++f) {
    const std::size_t a = column_[f][rows.level[f][place]];
    if (a == kNone) continue;
    sum -= 2 * inverse_mean_[level * columns_ + a];
    for (std::size_t g = 0; g < column_.size(); ++g) {
      const std::size_t b = column_[g][rows.level[g][place]];
      if (b != kNone) sum += inverse_->at(a, b);
    }
  }
  return rows.weight[place] * sum;
}

std::vector<std::vector<double>> LevelProjection::hat_root(std::size_t first,
                                                           std::size_t end) const {
  if (end - first == 1) return {{std::sqrt(std::max(0.0, leverage(first)))}};
  const HeldRows& rows = *rows_;
  std::vector<std::uint32_t> levels(rows.level[main_].begin() + static_cast<std::ptrdiff_t>(first),
                                    rows.level[main_].begin() + static_cast<std::ptrdiff_t>(end));
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<std::vector<double>> columns(levels.size() + columns_,
                                           std::vector<double>(end - first, 0.0));
  for (std::size_t place = first; place < end; ++place) {
    const auto level = rows.level[main_][place];
    const auto found = std::lower_bound(levels.begin(), levels.end(), level) - levels.begin();
    columns[static_cast<std::size_t>(found)][place - first] =
        rows.root[place] / std::sqrt(main_weight_[level]);
    if (columns_ == 0) continue;
    const auto others = coordinates(place);
    for (std::size_t a = 0; a < columns_; ++a)
      columns[levels.size() + a][place - first] = others[a];
  }
  return columns;
}

}  // namespace imagelift::stats
