#include "report/documents/embedded.h"

#include <cstddef>

extern "C" {
extern const char imagelift_report_script_begin[], imagelift_report_script_end[];
extern const char imagelift_report_parts_begin[], imagelift_report_parts_end[];
extern const char imagelift_report_style_begin[], imagelift_report_style_end[];
extern const char imagelift_report_words_begin[], imagelift_report_words_end[];
}

namespace imagelift::report {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view dashboard_script() {
  return between(imagelift_report_script_begin, imagelift_report_script_end);
}

std::string_view dashboard_parts() {
  return between(imagelift_report_parts_begin, imagelift_report_parts_end);
}

std::string_view dashboard_style() {
  return between(imagelift_report_style_begin, imagelift_report_style_end);
}

std::string_view embedded_words() {
  return between(imagelift_report_words_begin, imagelift_report_words_end);
}

}  // namespace imagelift::report
