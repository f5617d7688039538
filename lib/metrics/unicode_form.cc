#include "metrics/unicode_form.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "core/error.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

std::string normalized(std::string_view utf8, Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = instance(status);
  std::string out;
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(utf8.size()));
    form->normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr,
                        status);
  }
  if (U_FAILURE(status)) throw run_error("ICU has no data for normal forms of names.");
  return out;
}

}  // namespace

std::string composed(std::string_view utf8) {
  if (text::is_ascii(utf8)) return std::string(utf8);
  return normalized(utf8, icu::Normalizer2::getNFCInstance);
}

std::string folded(std::string_view utf8) {
  if (!text::is_ascii(utf8)) return normalized(utf8, icu::Normalizer2::getNFKCCasefoldInstance);
  return text::to_lower(utf8);
}

std::string_view trimmed_white_space(std::string_view utf8) {
  auto end = static_cast<std::int32_t>(utf8.size());
  std::int32_t begin = 0;
  while (begin < end) {
    std::int32_t next = begin;
    UChar32 c = 0;
    U8_NEXT(utf8.data(), next, end, c);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
    begin = next;
  }
  while (end > begin) {
    std::int32_t before = end;
    UChar32 c = 0;
    U8_PREV(utf8.data(), begin, before, c);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
    end = before;
  }
  return utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

}  // namespace imagelift::metrics
