#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jenkins/remote_build.h"

namespace imagelift::jenkins {

/// Takes Jenkins' console notes out of a console that comes piece by piece: `ESC[8mha:`, base64,
/// `ESC[0m` (hudson.console.ConsoleNote), which Jenkins' pages turn into links and colours and
/// which progressiveText hands out as they are. What only begins like one stays in the text.
class ConsoleNotes {
 public:
  /// The text of the next piece, without notes; the beginning of a note is held back.
  std::string text_of(std::string_view piece);

  /// What was held back, once nothing more comes.
  std::string rest();

 private:
  std::string held_;  ///< at most kLongestNote bytes and a piece
};

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
