#include "report/documents/script_text.h"

namespace imagelift::report {

std::string for_scripts(const std::string& json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.compare(i, 3, "\xE2\x80\xA8") == 0 || json.compare(i, 3, "\xE2\x80\xA9") == 0) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string script_of(std::string_view global, const std::string& document) {
  return "var " + std::string(global) + " = " + document + ";\n";
}

}  // namespace imagelift::report
