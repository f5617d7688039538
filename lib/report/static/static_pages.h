#pragma once

#include <string>
#include <vector>

#include "report/data/report_data.h"
#include "report/documents/thumbnail_sheets.h"

namespace imagelift::report {

/// A page and the name of its file.
struct Page {
  std::string file;
  std::string html;
};

/// index.html, which shows everything without scripts until the script replaces it, and, where not
/// all images stand there, images-1.html, images-2.html, ... with all of them. Nothing in them
/// needs more than `img-src 'self'; style-src 'self'`: no style, no data, no address outside.
std::vector<Page> static_pages(const ReportData& data, const ThumbnailSheets& sheets);

}  // namespace imagelift::report
