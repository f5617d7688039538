#include "worker/run/run_folder.h"

#include <system_error>
#include <utility>

#include "core/error.h"
#include "text/replace_file.h"
#include "worker/log.h"
#include "worker/run/own_files.h"

namespace imagelift::worker {
namespace {

constexpr char kHiddenFolder[] = ".imagelift";

std::filesystem::path created(std::filesystem::path root) {
  require_own_output(root);
  std::error_code error;
  std::filesystem::create_directories(root / kHiddenFolder, error);
  if (error) {
    throw run_error("Cannot create the folder " + root.string() + ": " + error.message());
  }
  return root;
}

void merge(store::Store& store, const std::filesystem::path& other, Progress& progress) {
  for (const std::string& warning : store.merge_from(other).warnings) progress.warn(warning);
}

}  // namespace

RunFolder::RunFolder(std::filesystem::path root, const std::string& holder)
    : root_(created(std::move(root))),
      lock_(store::WriterLock::of_folder(root_, holder)),
      staging_(root_, hidden()) {}

std::filesystem::path RunFolder::hidden() const {
  return root_ / kHiddenFolder;
}

std::filesystem::path RunFolder::working_store() const {
  return hidden() / "imagelift.sqlite";
}

std::filesystem::path RunFolder::merging_store() const {
  const std::filesystem::path folder = hidden() / "merging";
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (!error) std::filesystem::create_directories(folder, error);
  if (error)
    throw run_error("Cannot create the folder " + folder.string() + ": " + error.message());
  return folder / "imagelift.sqlite";
}

void RunFolder::publish(store::Store* store, std::vector<std::string> removed) const {
  if (store == nullptr) return staging_.publish({}, removed);
  store->finish_file();
  removed.emplace_back("failed");
  staging_.publish(store->file(), removed);
}

void RunFolder::publish_store(store::Store& store) const {
  store.finish_file();
  std::error_code error;
  std::filesystem::rename(working_store(), published_store(), error);
  if (error) {
    throw run_error("Cannot put the history at " + published_store().string() + ": " +
                    error.message());
  }
}

void RunFolder::publish_failed(
    const std::function<void(const std::filesystem::path&)>& write) const {
  const std::filesystem::path fresh = hidden() / "failed", shown = root_ / "failed";
  try {
    std::filesystem::remove_all(fresh);
    std::filesystem::create_directories(fresh);
    write(fresh);
    text::replace_folder(fresh, shown);
  } catch (const std::filesystem::filesystem_error& error) {
    throw run_error("Cannot write " + shown.string() + ": " + error.code().message());
  }
}

bool is_between_runs(const std::filesystem::path& folder) {
  return store::StagingArea::is_between_runs(folder / kHiddenFolder);
}

void log_if_between_runs(const std::filesystem::path& store) {
  const auto folder = std::filesystem::absolute(store).parent_path();
  if (!is_between_runs(folder)) return;
  log::warn(
      "{}: a run was killed while it showed its files here, which may be of two runs until the "
      "next one in this folder",
      folder.string());
}

void require_previous(const std::filesystem::path& previous) {
  if (previous.empty() || std::filesystem::exists(previous)) return;
  throw usage_error("--db " + previous.string() + " does not exist");
}

store::Store open_history(const RunFolder& folder, const std::filesystem::path& previous,
                          Progress& progress) {
  require_previous(previous);
  if (!previous.empty()) log_if_between_runs(previous);
  store::Store store = store::Store::open_own(folder.working_store());
  const auto published = folder.published_store();
  const bool has_published = std::filesystem::exists(published);
  if (has_published) merge(store, published, progress);
  std::error_code ignored;
  const bool same = has_published && std::filesystem::equivalent(previous, published, ignored);
  if (!previous.empty() && !same) merge(store, previous, progress);
  return store;
}

}  // namespace imagelift::worker
