// Any bytes as the parts of a workbook, which a zip would only hide: texts of its sheets that are
// bounded, or one clear fault. The input is split at zero bytes into sheet, styles, shared strings
// and the workbook's own part.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "metrics/workbook.h"

namespace {

constexpr std::size_t kMostBytes = 1 << 20;

constexpr std::string_view kRelations =
    R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="r2" Type="/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="r3" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";
constexpr std::string_view kWorkbook =
    R"(<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>)";

std::map<std::string, std::string> parts_of(std::string_view bytes) {
  const std::array names = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedstrings.xml",
                            "xl/workbook.xml"};
  std::map<std::string, std::string> parts;
  parts["xl/_rels/workbook.xml.rels"] = kRelations;
  parts["xl/workbook.xml"] = kWorkbook;
  for (const char* name : names) {
    if (bytes.empty()) break;
    const std::size_t end = bytes.find('\0');
    parts[name] = bytes.substr(0, end);
    bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  try {
    imagelift::metrics::Workbook workbook(parts_of({reinterpret_cast<const char*>(bytes), count}));
    for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet) {
      if (workbook.text(sheet, kMostBytes).size() > kMostBytes) std::abort();
    }
  } catch (const imagelift::metrics::UnpackFault&) {
    // Refused with a clause.
  }
  return 0;
}
