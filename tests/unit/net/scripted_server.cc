#include "scripted_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

struct ScriptedServer::Implementation {
  std::vector<Script> scripts;
  int listener = -1;
  int end = ::eventfd(0, 0);  // readable once the server is to end
  unsigned short port = 0;
  std::atomic<int> connections = 0;
  mutable std::mutex mutex;
  std::vector<std::string> requests;  // guarded by mutex
  std::vector<std::thread> sessions;  // only the accepting thread's, until it is joined
  std::thread accepting;

  void open();
  bool is_readable(int descriptor) const;
  std::string read(int connection) const;
  void read_request(int connection);
  void serve(int connection, const Script& script);
  void accept_all();
};

void ScriptedServer::Implementation::open() {
  listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, plain, length) != 0 || ::listen(listener, 64) != 0 ||
      ::getsockname(listener, plain, &length) != 0) {
    throw std::runtime_error("no port for the test server");
  }
  port = ntohs(address.sin_port);
}

/// Waits; false where the server is to end.
bool ScriptedServer::Implementation::is_readable(int descriptor) const {
  pollfd both[] = {{end, POLLIN, 0}, {descriptor, POLLIN, 0}};
  while (::poll(both, 2, -1) < 0) {
  }
  return both[0].revents == 0;
}

std::string ScriptedServer::Implementation::read(int connection) const {
  char buffer[4096];
  if (!is_readable(connection)) return {};
  const auto count = ::recv(connection, buffer, sizeof(buffer), 0);
  return count > 0 ? std::string(buffer, static_cast<std::size_t>(count)) : std::string();
}

void ScriptedServer::Implementation::read_request(int connection) {
  std::string header;
  while (header.find("\r\n\r\n") == std::string::npos) {
    const auto more = read(connection);
    if (more.empty()) return;
    header += more;
  }
  const std::lock_guard lock(mutex);
  requests.push_back(header);
}

void ScriptedServer::Implementation::serve(int connection, const Script& script) {
  for (const auto& step : script) {
    switch (step.kind) {
      case Step::Kind::send:
        if (::send(connection, step.text.data(), step.text.size(), MSG_NOSIGNAL) < 0) break;
        break;
      case Step::Kind::read_request:
        read_request(connection);
        break;
      case Step::Kind::wait_for_peer:
        while (!read(connection).empty()) {
        }
        break;
      case Step::Kind::close:
        ::close(connection);
        return;
    }
  }
  ::close(connection);
}

void ScriptedServer::Implementation::accept_all() {
  while (is_readable(listener)) {
    const int connection = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    const auto number = static_cast<std::size_t>(connections++);
    const auto& script = scripts[std::min(number, scripts.size() - 1)];
    sessions.emplace_back([this, connection, &script] { serve(connection, script); });
  }
}

ScriptedServer::ScriptedServer(std::vector<Script> scripts) : implementation_(new Implementation) {
  implementation_->scripts = std::move(scripts);
  implementation_->open();
  implementation_->accepting = std::thread([this] { implementation_->accept_all(); });
}

ScriptedServer::~ScriptedServer() {
  const std::uint64_t one = 1;
  if (::write(implementation_->end, &one, sizeof(one)) < 0) std::abort();
  implementation_->accepting.join();
  for (auto& session : implementation_->sessions) session.join();
  ::close(implementation_->listener);
  ::close(implementation_->end);
  delete implementation_;
}

std::string ScriptedServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port()) + path;
}

unsigned short ScriptedServer::port() const {
  return implementation_->port;
}

std::vector<std::string> ScriptedServer::requests() const {
  const std::lock_guard lock(implementation_->mutex);
  return implementation_->requests;
}

int ScriptedServer::connections() const {
  return implementation_->connections;
}

Script response_once(std::string response) {
  return {{Step::Kind::read_request}, {Step::Kind::send, std::move(response)}, {Step::Kind::close}};
}

std::string ok(const std::string& body, const std::string& headers) {
  return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}
