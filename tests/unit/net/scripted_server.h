#pragma once

#include <string>
#include <vector>

/// What a server does on one connection: a script of steps, in order.
struct Step {
  enum class Kind {
    send,           ///< writes `text`
    read_request,   ///< reads up to the empty line after a header
    close,          ///< closes at once
    wait_for_peer,  ///< reads until the client closes
  };
  Kind kind;
  std::string text = {};
};

using Script = std::vector<Step>;

/// A TCP server on 127.0.0.1, on a port that the kernel chose. Connection number i follows script
/// i; later ones follow the last script. Its thread ends with it.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::vector<Script> scripts);
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;
  ~ScriptedServer();

  /// `http://127.0.0.1:PORT` and the path.
  std::string url(const std::string& path = "/") const;
  unsigned short port() const;

  /// The headers read so far, one per read_request.
  std::vector<std::string> requests() const;
  int connections() const;

 private:
  struct Implementation;
  Implementation* implementation_;
};

/// read_request, then this response, then close.
Script response_once(std::string response);

/// A response with Content-Length.
std::string ok(const std::string& body, const std::string& headers = "");
