#include "store/files/unmatched_json.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "store/imports/json_object.h"
#include "text/replace_file.h"
#include "text/utf8.h"

namespace imagelift::store {
namespace {

constexpr std::size_t kMostNames = 100'000;
constexpr std::size_t kLongestName = 400;  // bytes

/// A cell of a metrics file may hold anything and any amount of it.
std::string cut(const std::string& name) {
  if (name.size() <= kLongestName) return name;
  std::size_t end = 0;
  while (end < kLongestName) {
    end += std::max<std::size_t>(text::utf8_sequence(std::string_view(name).substr(end, 4)), 1);
  }
  return name.substr(0, end) + "...";
}

void append_fits(std::string& out, const std::vector<std::string>& paths) {
  append_key(out, "fits");
  for (const std::string& path : paths) {
    out += &path == paths.data() ? "[" : ", ";
    append_json_string(out, cut(path));
  }
  out += "]";
}

std::string object_of(const metrics::Unmatched& one) {
  std::string out = "{";
  append_text(out, one.rows > 0 ? "image" : "path", cut(one.name));
  if (one.rows > 0) {
    append_number(out, "rows", std::uint64_t{one.rows});
    append_number(out, "first_row", std::uint64_t{one.row});
  }
  append_key(out, "nearest");
  if (one.nearest.empty()) {
    out += "null";
  } else {
    append_json_string(out, cut(one.nearest));
  }
  if (!one.fits.empty()) append_fits(out, one.fits);
  return out + "}";
}

void write_side(text::ReplaceFile& out, const char* name,
                const std::vector<metrics::Unmatched>& side) {
  out.write(std::string(",\n\"") + name + "\": {\"count\": " + std::to_string(side.size()) +
            ", \"listed\": [");
  const char* separator = "\n";
  for (const metrics::Unmatched& one : std::span(side).first(std::min(side.size(), kMostNames))) {
    out.write(separator);
    out.write(object_of(one));
    separator = ",\n";
  }
  out.write("\n]}");
}

std::string counts(std::size_t all, std::size_t matched) {
  return "{\"count\": " + std::to_string(all) + ", \"matched\": " + std::to_string(matched) + "}";
}

}  // namespace

metrics::MatchedSides matched_sides(const Store& store, RunId run) {
  std::unordered_set<std::string> unlisted;
  for (const RunFailure& failed : store.images().failures(run)) {
    if (failed.failure.stage == Stage::list) unlisted.insert(failed.ref.path);
  }
  std::vector<ImageRef> images;
  for (const RunImageName& image : store.images().names(run)) {
    if (!unlisted.contains(image.ref.path)) images.push_back(image.ref);
  }
  return metrics::matched_sides(images, store.metrics().of(run));
}

void write_unmatched_json(const metrics::MatchedSides& sides, const std::filesystem::path& file) {
  text::ReplaceFile out(file);
  out.write("{\"schema\": 1,\n\"images\": " + counts(sides.images, sides.images_with_rows) +
            ",\n\"rows\": " + counts(sides.rows, sides.rows_with_image));
  write_side(out, "names_without_image", sides.names_without_image);
  write_side(out, "images_without_rows", sides.images_without_rows);
  out.write("\n}\n");
  out.commit();
}

}  // namespace imagelift::store
