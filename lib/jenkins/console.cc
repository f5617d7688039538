#include "jenkins/console.h"

#include <algorithm>
#include <span>

#include "text/number.h"

namespace imagelift::jenkins {
namespace {

constexpr std::uint64_t kLargestLog = 4ULL << 30;  // bytes
constexpr std::size_t kLargestPiece = 16 << 20;    // bytes; the rest of a longer one is left out

}  // namespace

bool Console::read(const ConsoleSink& sink) {
  std::string piece;
  net::HttpRequest request = server_.request(path_, "start=" + std::to_string(start_));
  request.limits.max_bytes = kLargestLog;
  request.limits.timeout = std::chrono::minutes(10);
  request.begun = [&](const net::HttpResponse&) { piece.clear(); };
  request.sink = [&](std::span<const std::uint8_t> bytes) {
    const std::size_t room = kLargestPiece - piece.size();
    piece.append(reinterpret_cast<const char*>(bytes.data()), std::min(room, bytes.size()));
    return true;
  };
  const auto response = server_.find(request);
  if (!response) return true;  // not written yet, or the build is gone, which its state tells
  sink(notes_.text_of(piece));
  // Where the log was cut short meanwhile, Jenkins sends it from the beginning.
  start_ = text::number_of<std::uint64_t>(response->headers.find("X-Text-Size").value_or(""))
               .value_or(start_);
  return response->headers.find("X-More-Data").value_or("") == "true";
}

void Console::read_to_end(const ConsoleSink& sink) {
  Patience patience(server_.options().pace);
  std::uint64_t before = start_;
  while (read(sink) && !patience.is_over()) {
    if (start_ != before) patience.renew();
    before = start_;
    server_.wait(server_.options().pace.poll);
  }
  sink(notes_.rest());
}

}  // namespace imagelift::jenkins
