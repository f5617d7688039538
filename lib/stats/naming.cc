#include "stats/naming.h"

namespace imagelift::stats {

std::string_view to_string(NamingStatus status) {
  switch (status) {
    case NamingStatus::none:
      return "none";
    case NamingStatus::named:
      return "named";
    case NamingStatus::folded:
      return "folded";
    case NamingStatus::not_on_its_own:
      return "not_on_its_own";
    case NamingStatus::fragile:
      return "fragile";
    case NamingStatus::same:
      return "same";
    case NamingStatus::sign_turns:
      return "sign_turns";
    case NamingStatus::cannot_be_separated:
      return "cannot_be_separated";
  }
  return "";
}

}  // namespace imagelift::stats
