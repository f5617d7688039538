#include "jenkins/artifacts.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <span>
#include <system_error>

#include "core/error.h"
#include "jenkins/addresses.h"
#include "jenkins/download_mark.h"
#include "jenkins/remote_build.h"
#include "jenkins/responses.h"
#include "text/digest.h"
#include "text/number.h"

namespace imagelift::jenkins {
namespace {

constexpr std::size_t kMostArtifacts = 10'000;
constexpr std::uint64_t kLargestArtifact = 16ULL << 30;   // bytes
constexpr auto kLongestTransfer = std::chrono::hours(6);  // of one attempt
constexpr int kTooMuchAsked = 416;

/// `bytes 100-199/200`
struct ContentRange {
  std::uint64_t first = 0;
  std::uint64_t total = 0;
};

std::optional<ContentRange> content_range(const net::HttpResponse& response) {
  const std::string text = response.headers.find("Content-Range").value_or("");
  const auto dash = text.find('-');
  const auto slash = text.find('/');
  if (!text.starts_with("bytes ") || dash == std::string::npos || slash == std::string::npos) {
    return std::nullopt;
  }
  const auto first = text::number_of<std::uint64_t>(std::string_view(text).substr(6, dash - 6));
  const auto total = text::number_of<std::uint64_t>(std::string_view(text).substr(slash + 1));
  if (!first || !total) return std::nullopt;
  return ContentRange{*first, *total};
}

/// One artifact on its way into `beside`, in one or several attempts.
class Transfer {
 public:
  Transfer(Server& server, std::string path, std::filesystem::path beside)
      : server_(server), path_(std::move(path)), beside_(std::move(beside)) {
    start_anew();
  }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  std::uint64_t run();

 private:
  net::HttpResult attempt();
  void begin(const net::HttpResponse& response);
  bool take(std::span<const std::uint8_t> piece);
  void start_anew();
  bool is_complete() const { return !total_ || received_ == *total_; }

  Server& server_;
  std::string path_;
  std::filesystem::path beside_;
  std::ofstream file_;
  std::uint64_t received_ = 0;
  std::optional<std::uint64_t> total_;  ///< as announced
  bool has_failed_ = false;             ///< the disk
};

void Transfer::start_anew() {
  file_.close();
  file_.open(beside_, std::ios::binary | std::ios::trunc);
  if (!file_) throw run_error("Cannot write " + beside_.string());
  received_ = 0;
  total_.reset();
}

/// Called on the client's thread, before the body.
void Transfer::begin(const net::HttpResponse& response) {
  const auto range = response.status == 206 ? content_range(response) : std::nullopt;
  const bool goes_on = range && range->first == received_ && (!total_ || *total_ == range->total);
  if (!goes_on) {
    if (received_ > 0) {
      file_.close();
      file_.open(beside_, std::ios::binary | std::ios::trunc);
    }
    received_ = 0;
    // A range that was not asked for cannot be used; it ends as a wrong size.
    total_ =
        response.status == 206 && range
            ? std::optional(range->total)
            : text::number_of<std::uint64_t>(response.headers.find("Content-Length").value_or(""));
    return;
  }
  total_ = range->total;
}

bool Transfer::take(std::span<const std::uint8_t> piece) {
  file_.write(reinterpret_cast<const char*>(piece.data()),
              static_cast<std::streamsize>(piece.size()));
  has_failed_ = !file_;
  received_ += piece.size();
  return !has_failed_ && received_ <= kLargestArtifact;
}

net::HttpResult Transfer::attempt() {
  net::HttpRequest request = server_.request(path_);
  request.limits.max_bytes = kLargestArtifact;
  request.limits.timeout = kLongestTransfer;
  if (received_ > 0) request.headers.add("Range", "bytes=" + std::to_string(received_) + "-");
  request.begun = [this](const net::HttpResponse& response) { begin(response); };
  request.sink = [this](std::span<const std::uint8_t> piece) { return take(piece); };
  net::HttpResult result = server_.send(std::move(request));
  if (has_failed_) throw run_error("Cannot write " + beside_.string() + ": is the disk full?");
  return result;
}

std::uint64_t Transfer::run() {
  Patience patience(server_.options().pace);
  while (true) {
    const std::uint64_t before = received_;
    const net::HttpResult result = attempt();
    const auto* response = std::get_if<net::HttpResponse>(&result);
    if (response != nullptr && response->status < 300) {
      file_.close();
      if (!is_complete()) throw run_error("An artifact is shorter or longer than Jenkins said");
      return received_;
    }
    if (response != nullptr && response->status == kTooMuchAsked && received_ > 0) {
      start_anew();
    } else if (!server_.is_passing(result)) {
      server_.refuse(result);
    }
    if (received_ > before) patience.renew();
    if (patience.is_over()) server_.refuse(result);
    server_.wait(patience.next_pause());
  }
}

/// Whether Jenkins recorded this content; fingerprints know names without their folders. Throws
/// where it recorded others under that name, but not this.
bool is_recorded(const std::filesystem::path& file, const std::vector<Fingerprint>& fingerprints) {
  const std::string name = file.filename().string();
  const auto md5 = text::digest_of_file(text::DigestKind::md5, file);
  if (!md5) throw run_error("The file " + file.string() + " cannot be read.");
  bool is_known = false;
  for (const Fingerprint& fingerprint : fingerprints) {
    if (std::filesystem::path(fingerprint.file).filename() != name) continue;
    if (fingerprint.md5 == *md5) return true;
    is_known = true;
  }
  if (is_known) {
    throw run_error("The artifact " + file.string() +
                    " arrived with other bytes than Jenkins recorded of it");
  }
  return false;
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw run_error("Cannot create " + folder.string() + ": " + error.message());
}

}  // namespace

std::uint64_t download_artifact(Server& server, std::uint64_t build, const std::string& path,
                                const std::filesystem::path& file) {
  const auto encoded = encoded_below(path);
  if (!encoded) throw run_error("A build names an artifact with a path that is none; refused");
  if (file.has_parent_path()) make_folder(file.parent_path());
  std::filesystem::path beside = file;
  beside += ".part";
  std::uint64_t bytes = 0;
  std::error_code error;
  try {
    bytes = Transfer(server, build_path(server, build) + "/artifact/" + *encoded, beside).run();
  } catch (const Error&) {
    std::filesystem::remove(beside, error);
    throw;
  }
  std::filesystem::rename(beside, file, error);
  if (error) throw run_error("Cannot write " + file.string() + ": " + error.message());
  return bytes;
}

Downloaded download_artifacts(Server& server, std::uint64_t build,
                              const std::filesystem::path& folder) {
  const std::string api = build_path(server, build) + "/api/json";
  const std::string state = text_of(server.get(api, tree(kBuildTree)));
  const std::vector<std::string> artifacts = parse_build(state).artifacts;
  if (artifacts.size() > kMostArtifacts) {
    throw run_error("The build has more than " + std::to_string(kMostArtifacts) + " artifacts");
  }
  const auto fingerprints = parse_fingerprints(text_of(server.get(api, tree(kFingerprintTree))));
  Downloaded downloaded;
  DownloadMark mark(folder);
  mark.require_ours(artifacts);
  make_folder(folder);
  mark.add(artifacts);
  for (const std::string& path : artifacts) {
    const std::filesystem::path file = folder / path;
    downloaded.bytes += download_artifact(server, build, path, file);
    downloaded.checked += is_recorded(file, fingerprints) ? 1 : 0;
    ++downloaded.files;
  }
  return downloaded;
}

}  // namespace imagelift::jenkins
