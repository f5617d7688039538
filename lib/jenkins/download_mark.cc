#include "jenkins/download_mark.h"

#include <cstdint>
#include <sstream>
#include <system_error>

#include "core/error.h"
#include "text/read_file.h"
#include "text/replace_file.h"

namespace imagelift::jenkins {
namespace {

constexpr char kMark[] = ".imagelift-downloaded";
constexpr std::uint64_t kMostBytes = 64 << 20;

}  // namespace

DownloadMark::DownloadMark(std::filesystem::path folder) : folder_(std::move(folder)) {
  auto content = text::read_text(folder_ / kMark, kMostBytes);
  if (!std::holds_alternative<std::string>(content)) return;
  std::istringstream lines(std::move(std::get<std::string>(content)));
  for (std::string path; std::getline(lines, path);) paths_.insert(path);
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
  std::string text;
  for (const std::string& path : paths_) {
    if (path.find('\n') == std::string::npos) text += path + "\n";
  }
  text::replace_file(folder_ / kMark, text);
}

}  // namespace imagelift::jenkins
