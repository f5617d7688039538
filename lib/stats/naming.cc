#include "stats/naming.h"

namespace imagelift::stats {

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::none:
      return "none";
    case Standing::named:
      return "named";
    case Standing::folded:
      return "folded";
    case Standing::not_on_its_own:
      return "not_on_its_own";
    case Standing::fragile:
      return "fragile";
    case Standing::same:
      return "same";
    case Standing::sign_turns:
      return "sign_turns";
    case Standing::cannot_be_separated:
      return "cannot_be_separated";
  }
  return "";
}

}  // namespace imagelift::stats
