#pragma once

#include "report/static/html.h"

namespace imagelift::report {

/// Plain links to the sections of a page; those without an id have none.
Node contents(const Node& page);

}  // namespace imagelift::report
