#include "net/connection.h"

#include <openssl/ssl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace imagelift::net {
namespace {

constexpr std::size_t kMostIdlePerOrigin = 8;
constexpr auto kLongestIdle = std::chrono::seconds(15);

/// OpenSSL passes over a file or folder that is not there, and then nobody is trusted.
void require_named_by_environment() {
  const char* file = std::getenv("SSL_CERT_FILE");
  if (file != nullptr && *file != '\0' && ::access(file, R_OK) != 0) {
    throw usage_error(std::string("SSL_CERT_FILE names ") + file +
                      ", which cannot be read: " + std::strerror(errno) + ".");
  }
  const char* folder = std::getenv("SSL_CERT_DIR");
  if (folder != nullptr && *folder != '\0' && ::access(folder, R_OK | X_OK) != 0) {
    throw usage_error(std::string("SSL_CERT_DIR names ") + folder +
                      ", which cannot be read: " + std::strerror(errno) + ".");
  }
}

void load_certificates(asio::ssl::context& tls, const std::string& ca_file) {
  require_named_by_environment();
  error_code error;
  tls.set_default_verify_paths(error);
  if (!error && !ca_file.empty()) tls.load_verify_file(ca_file, error);
  if (error) throw usage_error("The file of trusted certificates " + ca_file + " cannot be read.");
  tls.set_verify_mode(asio::ssl::verify_peer);
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
}

}  // namespace

Engine::Engine(const HttpOptions& http_options) : options(http_options) {
  load_certificates(tls, options.ca_file);
}

std::unique_ptr<Connection> Engine::idle_connection(const std::string& place) {
  std::unique_ptr<Connection> connection;
  auto& idle = idle_[place];
  while (!connection && !idle.empty()) {
    if (Clock::now() - idle.back()->idle_since < kLongestIdle) connection = std::move(idle.back());
    idle.pop_back();
  }
  if (idle.empty()) idle_.erase(place);
  return connection;
}

void Engine::keep(const std::string& place, std::unique_ptr<Connection> connection) {
  auto& idle = idle_[place];
  connection->idle_since = Clock::now();
  if (idle.size() >= kMostIdlePerOrigin) idle.erase(idle.begin());
  idle.push_back(std::move(connection));
}

}  // namespace imagelift::net
