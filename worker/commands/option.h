#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace imagelift::worker {

/// Where the value of an option goes; its type says what is taken. A bool makes a switch, which has
/// no value; a vector an option that may be repeated.
using OptionTarget = std::variant<bool*, int*, unsigned*, std::uint64_t*, std::string*,
                                  std::filesystem::path*, std::vector<std::string>*>;

/// The numbers that an option takes, both ends included.
struct OptionRange {
  template <class Number>
  constexpr OptionRange(Number smallest, Number largest)
      : least(static_cast<std::int64_t>(smallest)),
        most(static_cast<std::int64_t>(largest)),
        is_unsigned(std::is_unsigned_v<Number>) {}

  std::int64_t least;
  std::int64_t most;
  bool is_unsigned;  ///< how it is told: UINT rather than INT
};

/// The environment variable of an option: `--max-failed` is IMAGELIFT_MAX_FAILED. Empty for what
/// has no dashes.
std::string environment_name(const std::string& long_name);

/// An option of a command, as data.
struct Option {
  std::string name;  ///< `--max-failed`; without dashes: an argument that is known by its place
  OptionTarget target;
  std::string help;
  std::string environment = environment_name(name);  ///< read where no flag is given
  std::optional<OptionRange> range = {};
  bool is_size = false;      ///< takes 200MB, too
  char delimiter = '\0';     ///< of several values in one text
  bool may_be_bare = false;  ///< of a list: also given without a value
  bool is_required = false;
  bool shows_default = false;  ///< in the help
  bool is_hidden = false;      ///< from the help
};

/// One list of several.
std::vector<Option> joined(std::vector<std::vector<Option>> lists);

}  // namespace imagelift::worker
