#pragma once

#include <string>
#include <string_view>

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

}  // namespace imagelift::jenkins
