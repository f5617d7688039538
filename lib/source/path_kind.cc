#include "source/path_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "source/image_name.h"
#include "text/ascii.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

constexpr std::array kArchiveEndings = {".zip"sv,  ".tar"sv,     ".tgz"sv, ".tar.gz"sv,
                                        ".tbz2"sv, ".tar.bz2"sv, ".txz"sv, ".tar.xz"sv,
                                        ".tzst"sv, ".tar.zst"sv, ".7z"sv,  ".rar"sv};
constexpr std::array kListEndings = {".txt"sv, ".lst"sv, ".list"sv, ".urls"sv, ".csv"sv, ".tsv"sv};

}  // namespace

PathKind kind_of_path(std::string_view path) {
  const std::string lower = text::to_lower(path);
  const auto ends = [&](std::string_view ending) { return lower.ends_with(ending); };
  if (has_image_extension(path)) return PathKind::image;
  if (std::ranges::any_of(kArchiveEndings, ends)) return PathKind::archive;
  if (std::ranges::any_of(kListEndings, ends)) return PathKind::list;
  return PathKind::unknown;
}

}  // namespace imagelift::source
