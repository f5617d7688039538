#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include "net/http_client.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The client for a source: its policy, retries and proxies (from the process's environment).
/// The endpoints that are set in the options are trusted.
net::HttpOptions http_options(const SourceOptions& options);

/// The same for web servers that an image source names: with their credentials
/// (source/host_credentials.h).
net::HttpOptions web_options(const SourceOptions& options);

/// An endpoint that was configured; without a scheme it is taken as http. `what` names the service
/// in the Error (usage) for one that is no URL.
net::Url endpoint_url(const std::string& endpoint, const std::string& what);

/// Where Google Cloud Storage is.
std::string gs_endpoint(const NetworkAccess& access);

/// GET with the bounds of the options; the response may come compressed.
net::HttpRequest get_request(const net::Url& url, const SourceOptions& options);

/// The same for an image: says that one is wanted. No newer format is named, so that servers that
/// choose by it send the same one as ever.
net::HttpRequest image_request(const net::Url& url, const SourceOptions& options);

/// The request for the image with this index.
using RequestOf = std::function<net::HttpRequest(std::size_t index)>;

/// How far ahead of the image that is wanted next requests are made.
enum class Ahead {
  far,   ///< so far that those of a host that answers late do not hold back the others
  near,  ///< as few as may be under way: for signatures, which last for some minutes
};

/// What a response that is not 2xx means.
using ErrorOf = std::function<net::HttpError(const net::HttpResponse&)>;

/// Implements ImageSource::fetch by downloads. Without `error_of`, the status alone says what an
/// response means.
void fetch_remote(net::HttpClient& client, const SourceOptions& options,
                  std::span<const std::size_t> wanted, const RequestOf& request_of,
                  const Deliver& deliver, std::stop_token stop, Ahead ahead = Ahead::far,
                  const ErrorOf& error_of = {});

/// Bounds the download of an archive.
inline constexpr auto kLongestArchiveDownload = std::chrono::hours(2);

/// Sends a request that the listing needs; a page of it may be larger than an image. Throws Error
/// where stop was requested.
net::HttpResult send_for_listing(net::HttpClient& client, net::HttpRequest request,
                                 const std::stop_token& stop);

}  // namespace imagelift::source
