#include "worker/run_folder.h"

#include <system_error>
#include <utility>

#include "core/error.h"

namespace imagelift::worker {
namespace {

constexpr char kHiddenFolder[] = ".imagelift";

std::filesystem::path created(std::filesystem::path root) {
  std::error_code error;
  std::filesystem::create_directories(root / kHiddenFolder, error);
  if (error) {
    throw run_error("cannot create the folder " + root.string() + ": " + error.message());
  }
  return root;
}

void merge(store::Store& store, const std::filesystem::path& other, Progress& progress) {
  for (const std::string& warning : store.merge_from(other).warnings) progress.warn(warning);
}

}  // namespace

RunFolder::RunFolder(std::filesystem::path root, const std::string& holder)
    : root_(created(std::move(root))), lock_(store::WriterLock::of_folder(root_, holder)) {}

std::filesystem::path RunFolder::working_store() const {
  return root_ / kHiddenFolder / "imagelift.sqlite";
}

void RunFolder::publish_store(store::Store store) const {
  store.finish_file();
  std::error_code error;
  std::filesystem::rename(working_store(), published_store(), error);
  if (error) {
    throw run_error("cannot put the history at " + published_store().string() + ": " +
                    error.message());
  }
}

store::Store open_history(const RunFolder& folder, const std::filesystem::path& previous,
                          Progress& progress) {
  if (!previous.empty() && !std::filesystem::exists(previous)) {
    throw usage_error("--db " + previous.string() + " does not exist");
  }
  store::Store store = store::Store::open(folder.working_store());
  const auto published = folder.published_store();
  const bool has_published = std::filesystem::exists(published);
  if (has_published) merge(store, published, progress);
  std::error_code ignored;
  const bool same = has_published && std::filesystem::equivalent(previous, published, ignored);
  if (!previous.empty() && !same) merge(store, previous, progress);
  return store;
}

}  // namespace imagelift::worker
