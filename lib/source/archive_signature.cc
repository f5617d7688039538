#include "source/archive_signature.h"

#include <array>
#include <optional>
#include <system_error>

#include "text/number.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

/// The number that a tar's header has in octal digits at an offset, between blanks or zeros.
std::optional<unsigned long> octal(std::string_view field) {
  const auto first = field.find_first_not_of(' ');
  if (first == std::string_view::npos) return std::nullopt;
  const auto digits = field.substr(first, field.find_first_not_of("01234567", first) - first);
  return text::number_of<unsigned long>(digits, 8);
}

/// By its checksum: the tar of Unix version 7 has no other mark.
bool is_tar_header(std::string_view block) {
  constexpr std::size_t kSum = 148;
  constexpr std::size_t kSumBytes = 8;
  if (block.size() < kArchiveBeginning || block[0] == '\0') return false;
  unsigned long sum = kSumBytes * ' ';
  for (std::size_t i = 0; i < kArchiveBeginning; ++i) {
    if (i < kSum || i >= kSum + kSumBytes) sum += static_cast<unsigned char>(block[i]);
  }
  return octal(block.substr(kSum, kSumBytes)) == sum;
}

/// The last record of a zip, with a comment that reaches to the end of the file.
bool ends_a_zip(std::string_view end) {
  constexpr std::string_view kMark = "PK\5\6";
  constexpr std::size_t kRecord = 22;
  for (auto at = end.rfind(kMark); at != std::string_view::npos && at + kRecord <= end.size();
       at = at == 0 ? std::string_view::npos : end.rfind(kMark, at - 1)) {
    const auto low = static_cast<unsigned char>(end[at + kRecord - 2]);
    const auto high = static_cast<unsigned char>(end[at + kRecord - 1]);
    if (at + kRecord + low + 256U * high == end.size()) return true;
  }
  return false;
}

}  // namespace

bool is_archive(std::string_view beginning, std::string_view end) {
  constexpr std::array kSignatures = {"PK\3\4"sv,
                                      "PK\5\6"sv,
                                      "\x1f\x8b"sv,
                                      "BZh"sv,
                                      "\xfd"
                                      "7zXZ\0"sv,
                                      "\x28\xb5\x2f\xfd"sv,
                                      "7z\xbc\xaf\x27\x1c"sv,
                                      "Rar!\x1a\x07"sv};
  for (const auto signature : kSignatures) {
    if (beginning.starts_with(signature)) return true;
  }
  if (beginning.size() >= 262 && beginning.substr(257, 5) == "ustar") return true;
  return is_tar_header(beginning) || ends_a_zip(end);
}

}  // namespace imagelift::source
