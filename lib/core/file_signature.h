#pragma once

#include <string_view>

// How files begin whose mark is more than a few bytes at their start. All of them take the first
// kFileFormatBytes of a file, or less, and look at nothing else.
namespace imagelift::file_signature {

/// Whether `mark` stands at an offset.
bool has_at(std::string_view bytes, std::size_t offset, std::string_view mark);

// ISO/IEC 14496-12: by the brands that the file names as its own or as compatible ones.
bool is_avif(std::string_view bytes);
bool is_heic(std::string_view bytes);
bool is_other_heif(std::string_view bytes);
bool is_canon_raw_3(std::string_view bytes);
bool is_quicktime(std::string_view bytes);
bool is_mp4_sound(std::string_view bytes);
bool is_mp4(std::string_view bytes);  ///< what of that family has no other name

/// A file of RIFF chunks whose form has this name.
template <char... kForm>
bool is_riff(std::string_view bytes) {
  constexpr char kName[] = {kForm...};
  return has_at(bytes, 0, "RIFF") && has_at(bytes, 8, {kName, sizeof kName});
}

bool is_bmp(std::string_view bytes);
bool is_tiff(std::string_view bytes);
bool is_netpbm(std::string_view bytes);
bool is_icon(std::string_view bytes);
bool is_mpeg(std::string_view bytes);
bool is_zip(std::string_view bytes);
bool is_office(std::string_view bytes);
bool is_zeros(std::string_view bytes);

// Text.
bool is_pdf(std::string_view bytes);
bool is_html(std::string_view bytes);
bool is_svg(std::string_view bytes);
bool is_xml(std::string_view bytes);
bool is_json(std::string_view bytes);
bool is_text(std::string_view bytes);

}  // namespace imagelift::file_signature
