#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "source/fetch_memory.h"

namespace imagelift::source {

/// Which of the files below the root are images. Globs (source/glob.h) match the whole path
/// below the root. Without `include`: those with a known image extension. Hidden files and folders
/// (a name that starts with '.') never are. A URL list is taken whole, unless `include` is given;
/// its paths are those of url_paths.h, without the mark of a query.
struct Selection {
  std::vector<std::string> include;  ///< any of them; replaces the rule of the extension
  std::vector<std::string> exclude;  ///< none of them; wins over `include`
};

/// Bounds on one image and on a listing.
struct FetchLimits {
  std::uint64_t max_bytes = 64 << 20;  ///< of one image
  std::size_t max_images = 1'000'000;  ///< more in one source is an Error
  std::size_t max_pages = 20'000;      ///< pages of an index or of a bucket's listing
  std::chrono::seconds per_fetch{60};  ///< one attempt, from resolving to the last byte
  std::chrono::seconds in_all{0};      ///< one call of fetch; 0: no limit
  int redirects = 5;
};

/// Bounds on an archive, and how its names are read. Beyond `free_bytes` the entries together may
/// hold at most `ratio` times the archive's own size.
struct ArchiveLimits {
  std::size_t max_entries = 200'000;
  std::uint64_t max_archive_bytes = 16ULL << 30;  ///< of one that is downloaded
  std::uint64_t max_total_bytes = 64ULL << 30;    ///< of all entries, unpacked
  std::uint64_t ratio = 200;
  std::uint64_t free_bytes = 64 << 20;
  std::string names;  ///< encoding of names that are not UTF-8, as iconv knows it; empty: a guess
};

/// How downloads go.
struct Transfer {
  std::size_t concurrency = 8;                      ///< requests under way at once
  int attempts = 4;                                 ///< per image, the first one included
  std::chrono::milliseconds first_pause{500};       ///< doubles with each attempt, with jitter
  std::chrono::milliseconds longest_pause{20'000};  ///< also caps a server's Retry-After
};

/// A variable of the environment, or nothing.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// What may be reached, and as whom. An endpoint that is set here was chosen by an administrator:
/// it may be private. Secrets never come from argv.
struct NetworkAccess {
  bool allow_private = false;  ///< private, loopback and link-local addresses, see net/url_policy.h
  std::string s3_endpoint;     ///< e.g. http://minio:9000; then buckets are addressed by path
  std::string s3_region;       ///< that is asked first; empty: us-east-1
  std::string gs_endpoint;     ///< e.g. http://127.0.0.1:9023
  std::string gs_token;        ///< OAuth bearer token; empty: anonymous
  bool requester_pays = false;  ///< the requests are paid by who asks, where the bucket wants that
  std::string gs_project;       ///< of Google, that pays then
  std::string header_file;      ///< headers by host (net/host_headers.h); empty: none
  std::string netrc;            ///< a netrc; empty: the one that NETRC names, or ~/.netrc, if any
  std::string own_origin;       ///< what headers without a host are for; open_url sets it
  /// Asked for proxies and S3 credentials (aws/credentials_chain.h) when a remote source is opened;
  /// by default nothing is set.
  Environment environment = [](const std::string&) { return std::nullopt; };
};

/// Whether a folder holds the output of a run, which is never a source.
using IsOutput = std::function<bool(const std::string& folder)>;

struct SourceOptions {
  Selection selection;
  std::string strip_prefix;  ///< of the names that a list of URLs gives, see url_paths.h
  FindKnown find_known;      ///< empty: every image is fetched
  std::vector<std::string> follow_links;  ///< folders that symbolic links may lead into
  std::string out;                        ///< folder of the run's own output; empty: none
  IsOutput is_output = [](const std::string&) { return false; };
  FetchLimits limits;
  ArchiveLimits archive;
  Transfer transfer;
  NetworkAccess access;
};

/// Keeps the environment, and fills what is empty in `access` from AWS_ENDPOINT_URL_S3,
/// AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION, STORAGE_EMULATOR_HOST, and
/// GOOGLE_OAUTH_ACCESS_TOKEN or CLOUDSDK_AUTH_ACCESS_TOKEN, GOOGLE_CLOUD_PROJECT or
/// CLOUDSDK_CORE_PROJECT.
NetworkAccess with_environment(NetworkAccess access, const Environment& environment);

}  // namespace imagelift::source
