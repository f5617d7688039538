#pragma once

#include "net/host_headers.h"
#include "source/source_options.h"

namespace imagelift::source {

/// What web servers are told of who asks: the header file, then IMAGELIFT_HEADERS of the
/// environment (the same text), then the netrc. Throws Error (usage) for a file that is named and
/// cannot be read, or is none; its sentence holds nothing of what stands there.
net::HostHeaders host_credentials(const NetworkAccess& access);

}  // namespace imagelift::source
