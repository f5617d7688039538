#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace imagelift::store {

/// What is done with one name of a folder when files are published.
struct StagedStep {
  enum class Kind { file, folder, removal };

  Kind kind = Kind::file;
  std::string name;      ///< in the folder
  std::string from;      ///< where the new one lies, below the hidden folder; empty: removal
  bool replaces = true;  ///< there was one of this name before
};

/// A publication that is on its way: its steps, each of which may be done again after a kill at
/// any moment, in both directions. docs/operations.md tells readers about the journal.
class StagingJournal {
 public:
  StagingJournal(std::filesystem::path root, std::filesystem::path hidden)
      : root_(std::move(root)), hidden_(std::move(hidden)) {}

  /// Writes the journal: from here on the publication is either completed or taken back.
  void open(const std::vector<StagedStep>& steps) const;

  /// Does the steps that are not done yet, then closes the journal. Throws Error.
  void complete() const;

  /// Undoes the steps that are done, the last first, then closes the journal. Throws Error.
  void take_back() const;

  /// Completes or takes back what is open, if anything is.
  void settle() const;

  static bool is_open(const std::filesystem::path& hidden);

 private:
  std::vector<StagedStep> read(const std::filesystem::path& file) const;
  void close() const;
  void step(const StagedStep& step) const;
  void step_back(const StagedStep& step) const;
  void put_folder(const StagedStep& step) const;
  void put_file(const StagedStep& step) const;
  void take_folder_back(const StagedStep& step) const;
  void take_file_back(const StagedStep& step) const;
  std::filesystem::path kept(const StagedStep& step) const;

  std::filesystem::path root_, hidden_;
};

}  // namespace imagelift::store
