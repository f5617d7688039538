#pragma once

#include <boost/system/error_code.hpp>

#include "net/http_message.h"

namespace imagelift::net {

/// What an error of a socket, of TLS or of the HTTP parser means for a request.
HttpError error_of(const boost::system::error_code& error, const Url& url);

}  // namespace imagelift::net
