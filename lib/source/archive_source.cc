#include "source/archive_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "source/archive_listing.h"
#include "source/archive_reader.h"
#include "source/image_source.h"

namespace imagelift::source {
namespace {

/// Unpacked images that wait for their turn.
constexpr std::uint64_t kMostKeptBytes = 256 << 20;

using Content = std::variant<Bytes, Failure>;

/// One call of fetch.
class Unpacking {
 public:
  Unpacking(int file, const std::string& name, const SourceOptions& options,
            std::vector<ArchivePlace> wanted)
      : file_(file), name_(name), options_(options), wanted_(std::move(wanted)) {
    for (std::size_t i = 0; i < wanted_.size(); ++i) turns_.emplace(wanted_[i].ordinal, i);
  }

  /// Content number `turn`; passes over the archive as often as it takes. Empty when stopped.
  std::optional<Content> content(std::size_t turn, const std::stop_token& stop) {
    slide(turn);
    while (!stop.stop_requested()) {
      if (auto kept = kept_.extract(turn)) return std::move(kept.mapped());
      if (cannot_come(wanted_[turn].ordinal)) {
        return Failure{Stage::fetch, FailureCode::archive_damaged,
                       "The archive is damaged before this entry: " + damage_ + "."};
      }
      step(turn);
    }
    return std::nullopt;
  }

 private:
  bool cannot_come(std::size_t ordinal) const { return damaged_from_ && ordinal >= *damaged_from_; }

  /// Moves the window of the next ones wanted that fit together, at least one, to start at `turn`.
  void slide(std::size_t turn) {
    for (; near_begin_ < turn; ++near_begin_) near_bytes_ -= wanted_[near_begin_].bytes;
    while (near_end_ < wanted_.size() &&
           (near_end_ == turn || near_bytes_ + wanted_[near_end_].bytes <= kMostKeptBytes)) {
      near_bytes_ += wanted_[near_end_++].bytes;
    }
  }

  bool is_near(std::size_t turn) const { return turn >= near_begin_ && turn < near_end_; }

  /// Goes one entry on, from the beginning where a pass is over.
  void step(std::size_t turn) {
    if (!reader_) {
      reader_.emplace(file_, name_);
      ordinal_ = 0;
    }
    ArchiveEntry entry;
    const auto step = reader_->next(entry);
    if (step != ArchiveReader::Step::entry) {
      if (step == ArchiveReader::Step::damaged || ordinal_ <= wanted_[turn].ordinal) {
        damaged_from_ = std::min(damaged_from_.value_or(ordinal_), ordinal_);
        damage_ = reader_->reason();
      }
      reader_.reset();
      return;
    }
    keep(turns_near(ordinal_++));
  }

  /// The turns, of those at hand, that wait for an entry: several where hard links lead to it.
  std::vector<std::size_t> turns_near(std::size_t ordinal) const {
    std::vector<std::size_t> turns;
    const auto [first, last] = turns_.equal_range(ordinal);
    for (auto at = first; at != last; ++at) {
      if (is_near(at->second) && !kept_.contains(at->second)) turns.push_back(at->second);
    }
    return turns;
  }

  void keep(const std::vector<std::size_t>& turns) {
    if (turns.empty()) return;
    const auto content = reader_->read(options_.limits.max_bytes);
    for (const std::size_t turn : turns) kept_.emplace(turn, content);
    // After damage inside one entry the next pass goes around it.
    const bool damaged = std::holds_alternative<Failure>(content) &&
                         std::get<Failure>(content).code == FailureCode::archive_damaged;
    if (damaged) reader_.reset();
  }

  int file_;
  const std::string& name_;
  const SourceOptions& options_;
  std::vector<ArchivePlace> wanted_;
  std::multimap<std::size_t, std::size_t> turns_;  // by ordinal
  std::optional<ArchiveReader> reader_;
  std::size_t ordinal_ = 0;              // of the entry that `reader_` gives next
  std::map<std::size_t, Content> kept_;  // by turn
  std::size_t near_begin_ = 0;           // the window: turns
  std::size_t near_end_ = 0;
  std::uint64_t near_bytes_ = 0;             // of the window, unpacked
  std::optional<std::size_t> damaged_from_;  // ordinal that no pass gets to
  std::string damage_;
};

class ArchiveSource final : public ImageSource {
 public:
  ArchiveSource(text::FileHandle file, std::string name, const SourceOptions& options)
      : file_(std::move(file)), name_(std::move(name)), options_(options) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    struct stat status {};
    ::fstat(file_.get(), &status);
    auto contents = walk_archive(file_.get(), static_cast<std::uint64_t>(status.st_size), name_,
                                 options_, progress, stop);
    auto ordered = order_listing(contents.paths, std::move(contents.failures), options_.limits);
    ordered.listing.not_taken = std::move(contents.not_taken);
    places_.clear();
    for (const auto position : ordered.positions) places_.push_back(contents.places[position]);
    progress.advance("list", places_.size(), places_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    std::vector<ArchivePlace> places;
    for (const auto index : wanted) places.push_back(places_.at(index));
    Unpacking unpacking(file_.get(), name_, options_, std::move(places));
    for (std::size_t turn = 0; turn < wanted.size(); ++turn) {
      auto content = unpacking.content(turn, stop);
      if (!content || !deliver({wanted[turn], std::move(*content)})) return;
    }
  }

 private:
  text::FileHandle file_;
  std::string name_;
  SourceOptions options_;
  std::vector<ArchivePlace> places_;  // by index into Listing::images
};

}  // namespace

std::unique_ptr<ImageSource> open_archive(text::FileHandle file, std::string name,
                                          const SourceOptions& options) {
  return std::make_unique<ArchiveSource>(std::move(file), std::move(name), options);
}

}  // namespace imagelift::source
