#include "report/static/mark_sign.h"

namespace imagelift::report {

std::string mark_sign(stats::Mark mark) {
  switch (mark) {
    case stats::Mark::none:
      break;
    case stats::Mark::higher:
      return " ▲";
    case stats::Mark::lower:
      return " ▼";
  }
  return "";
}

}  // namespace imagelift::report
