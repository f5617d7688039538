#pragma once

#include <cstdint>
#include <string>

#include "jenkins/console_notes.h"
#include "jenkins/remote_build.h"

namespace imagelift::jenkins {

/// Reads the growing console of a build by `logText/progressiveText`, each byte once, without
/// Jenkins' notes.
class Console {
 public:
  Console(Server& server, std::string build_path)
      : server_(server), path_(std::move(build_path) + "/logText/progressiveText") {}

  /// What has come since the last call. True: Jenkins says that more will.
  bool read(const ConsoleSink& sink);

  /// Reads on until nothing more will come, or nothing has come for long.
  void read_to_end(const ConsoleSink& sink);

 private:
  Server& server_;
  std::string path_;
  std::uint64_t start_ = 0;
  ConsoleNotes notes_;
};

}  // namespace imagelift::jenkins
