#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "text/temporary_folder.h"

/// A fresh folder that goes away with its owner.
class ScratchFolder : public imagelift::text::TemporaryFolder {
 public:
  /// Writes a file, and the folders it lies in.
  std::filesystem::path write(const std::string& relative, const std::string& bytes) const {
    const auto file = path() / relative;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
    return file;
  }
};
