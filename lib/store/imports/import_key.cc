#include "store/imports/import_key.h"

namespace imagelift::store {
namespace {
constexpr std::string_view kPrefix = "import:";
}

std::string import_key(std::string_view business, std::string_view image_source,
                       std::string_view name) {
  std::string key(kPrefix);
  key.append(business).append("/").append(image_source).append("/").append(name);
  return key;
}

bool is_import_key(std::string_view content) {
  return content.starts_with(kPrefix);
}

}  // namespace imagelift::store
