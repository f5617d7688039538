#include "jenkins/download_mark.h"

#include <fstream>
#include <system_error>

#include "core/error.h"

namespace imagelift::jenkins {
namespace {

constexpr char kMark[] = ".imagelift-downloaded";

}  // namespace

DownloadMark::DownloadMark(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::ifstream stream(folder_ / kMark);
  for (std::string path; std::getline(stream, path);) paths_.insert(path);
}

bool DownloadMark::is_there(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / kMark, ignored);
}

void DownloadMark::require_ours(std::span<const std::string> paths) const {
  if (!is_there(folder_)) return;
  std::error_code ignored;
  for (const std::string& path : paths) {
    if (paths_.contains(path) || !std::filesystem::exists(folder_ / path, ignored)) continue;
    throw run_error((folder_ / path).string() +
                    " was not downloaded by imagelift, so it will not be replaced: move it away, "
                    "or give another folder. Nothing was downloaded.");
  }
}

void DownloadMark::add(std::span<const std::string> paths) {
  paths_.insert(paths.begin(), paths.end());
  std::ofstream stream(folder_ / kMark);
  for (const std::string& path : paths_) {
    if (path.find('\n') == std::string::npos) stream << path << '\n';
  }
  stream.flush();
  if (!stream) throw run_error("cannot write " + (folder_ / kMark).string());
}

}  // namespace imagelift::jenkins
