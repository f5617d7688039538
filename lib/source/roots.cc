#include "source/roots.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "source/image_name.h"
#include "source/read_file.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

/// What brings the content of a data set of links that is not on this machine.
std::string hint_for(const fs::path& link) {
  std::error_code error;
  const auto target = fs::read_symlink(link, error).native();
  if (target.find(".git/annex/") != std::string::npos) return "; git annex get brings its content";
  if (target.find("dvc/cache") != std::string::npos ||
      target.find("/files/md5/") != std::string::npos)
    return "; dvc pull brings its content";
  return {};
}

Failure leads_nowhere(const fs::path& file, const std::error_code& error) {
  std::error_code ignored;
  const bool link = fs::is_symlink(fs::symlink_status(file, ignored));
  return {Stage::list, failure_code_of(error),
          (link ? "The symbolic link leads nowhere: " : "The file cannot be found: ") +
              error.message() + hint_for(file) + "."};
}

}  // namespace

bool lies_inside(const fs::path& path, const fs::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

Roots::Roots(const fs::path& own, const SourceOptions& options) {
  std::error_code error;
  own_ = fs::canonical(own, error);
  if (error) {
    throw usage_error("The folder " + shown_name(own.native()) +
                      " cannot be opened: " + error.message() + ".");
  }
  for (const auto& root : options.follow_links) {
    if (root.empty()) continue;  // stands for the own one
    auto canonical = fs::canonical(root, error);
    if (error) {
      throw usage_error("--follow-links " + shown_name(root) +
                        " cannot be opened: " + error.message() + ".");
    }
    others_.push_back(std::move(canonical));
  }
}

std::variant<fs::path, Failure> Roots::target_of(const fs::path& file) const {
  std::error_code error;
  auto target = fs::canonical(file, error);
  if (error) return leads_nowhere(file, error);
  const bool allowed = is_own(target) || std::ranges::any_of(others_, [&](const fs::path& root) {
                         return lies_inside(target, root);
                       });
  if (allowed) return target;
  return Failure{Stage::list, FailureCode::access_denied,
                 "This leads out of the folder; --follow-links ROOT follows what leads into ROOT."};
}

bool Roots::is_own(const fs::path& canonical) const {
  return lies_inside(canonical, own_);
}

std::string Roots::path_below(const fs::path& canonical) const {
  if (is_own(canonical)) return canonical.lexically_relative(own_).native();
  for (const auto& root : others_) {
    if (lies_inside(canonical, root)) return canonical.lexically_relative(root).native();
  }
  return canonical.relative_path().native();
}

}  // namespace imagelift::source
