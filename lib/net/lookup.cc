#include "net/lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

namespace imagelift::net {

void look_up(const Resolve& resolve, const std::string& host,
             std::function<void(std::vector<std::string>)> done) {
  const auto look = [resolve, host, done] {
    std::vector<std::string> addresses;
    try {
      addresses = resolve ? resolve(host) : system_addresses(host);
    } catch (const std::exception&) {  // no memory: as if nobody knew the name
    }
    done(std::move(addresses));
  };
  try {
    std::thread(look).detach();
  } catch (const std::system_error&) {  // no room for another thread
    done({});
  }
}

std::vector<std::string> system_addresses(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, ::freeaddrinfo);

  std::vector<std::string> addresses;
  for (const auto* one = found; one != nullptr; one = one->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(), nullptr, 0,
                      NI_NUMERICHOST) != 0) {
      continue;
    }
    if (std::ranges::find(addresses, text.data()) == addresses.end()) {
      addresses.emplace_back(text.data());
    }
  }
  return addresses;
}

}  // namespace imagelift::net
