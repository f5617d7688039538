#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "scripted_server.h"

namespace imagelift::net {

/// What a server may do wrong, and the code it ends with.
struct Misdeed {
  const char* name;
  Script script;
  const char* code;
};

inline std::ostream& operator<<(std::ostream& out, const Misdeed& one) {
  return out << one.name;
}

inline const std::vector<Misdeed> kMisdeeds = {
    {"closes before reading", {{Step::Kind::close}}, "connection_failed"},
    {"closes after reading",
     {{Step::Kind::read_request}, {Step::Kind::close}},
     "connection_failed"},
    {"sends half a status line", response_once("HTTP/1.1 2"), "connection_failed"},
    {"sends half a header", response_once("HTTP/1.1 200 OK\r\nContent-Le"), "connection_failed"},
    {"sends half a body", response_once("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
     "connection_failed"},
    {"sends half a chunk",
     response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf"),
     "connection_failed"},
    {"sends no last chunk",
     response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"),
     "connection_failed"},
    {"sends garbage as chunks",
     response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n"),
     "connection_failed"},
    {"sends a chunk longer than 64 bits",
     response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"),
     "connection_failed"},
    {"is no HTTP server", response_once("220 smtp.example.org ESMTP\r\n"), "connection_failed"},
    {"sends a length that is no number",
     response_once("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"), "connection_failed"},
    {"sends two lengths",
     response_once("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
     "connection_failed"},
    {"sends a huge header",
     response_once("HTTP/1.1 200 OK\r\nX: " + std::string(200'000, 'x') + "\r\n\r\n"), "too_large"},
    {"says it sends too much",
     {{Step::Kind::read_request},
      {Step::Kind::send, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"},
      {Step::Kind::wait_for_peer}},
     "too_large"},
    {"sends too much without saying so",
     response_once("HTTP/1.1 200 OK\r\n\r\n" + std::string(3000, 'x')), "too_large"},
    {"sends too much in chunks",
     response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nbb8\r\n" +
                   std::string(3000, 'x') + "\r\n0\r\n\r\n"),
     "too_large"},
    {"never answers", {{Step::Kind::read_request}, {Step::Kind::wait_for_peer}}, "timed_out"},
    {"stops inside the header",
     {{Step::Kind::read_request},
      {Step::Kind::send, "HTTP/1.1 200 OK\r\n"},
      {Step::Kind::wait_for_peer}},
     "timed_out"},
    {"stops inside the body",
     {{Step::Kind::read_request},
      {Step::Kind::send, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"},
      {Step::Kind::wait_for_peer}},
     "timed_out"},
    {"sends interim responses without end", response_once([] {
       std::string all;
       for (int i = 0; i < 50; ++i) all += "HTTP/1.1 103 Early Hints\r\n\r\n";
       return all;
     }()),
     "connection_failed"},
};

}  // namespace imagelift::net
