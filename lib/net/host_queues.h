#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "net/host_pace.h"
#include "net/transport.h"

namespace imagelift::net {

/// Where requests wait until their host may be asked (HostPace), so that a slow, busy or dead host
/// holds back none but its own. A host is an origin. All of it belongs to the transport's thread.
class HostQueues {
 public:
  /// Whom a request was let go to, for its return.
  struct Pass {
    std::string origin;
    HostPace::Ticket ticket = 0;
  };
  /// Called once: with a pass, or with the reason why the host is not asked any more. After a stop
  /// it is called with neither.
  using Go = std::function<void(std::optional<Pass>, std::optional<HttpError>)>;

  /// Where in its host's line a request stands.
  enum class Place {
    back,
    front,   ///< it goes on with what it began: a redirect
    second,  ///< its host refused it: another one may show whether that was its own fault
  };

  /// Both outlive it.
  HostQueues(Transport& transport, const HostRules& rules) : transport_(transport), rules_(rules) {}
  HostQueues(const HostQueues&) = delete;
  HostQueues& operator=(const HostQueues&) = delete;

  void enter(const Url& url, const std::shared_ptr<Waiting>& waiting, Place place, Go go);

  /// What came of a request that was let go. `own_fault`: a refusal that is the request's own.
  void leave(const Pass& pass, const HttpResult& result, bool own_fault);

  /// How many responses this host has given that were no refusals.
  std::uint64_t responses(const Url& url) const;

  /// A request was lost to refusals of its own. After three of them, a 503 of this host is taken
  /// for the request's own from the first.
  void blame_requests(const Url& url) { ++host_of(origin(url)).blamed; }
  bool blames_requests(const Url& url) const;

 private:
  struct InLine {
    std::shared_ptr<Waiting> waiting;
    Go go;
  };
  struct Host {
    Host(const HostRules& rules, const std::string& name) : pace(rules, name) {}
    HostPace pace;
    std::deque<InLine> line;
    int blamed = 0;                  // requests that were lost to refusals of their own
    std::shared_ptr<Waiting> alarm;  // set while a timer runs for the first in line
  };
  using Hosts = std::map<std::string, Host>;

  Host& host_of(const std::string& origin);
  void leave_line(const std::string& origin, const Waiting* waiting);
  void let_go();
  bool let_one_go();
  void turn_away(Host& host);
  void let_first_go(Hosts::iterator host);
  void set_alarm(Host& host);
  static void cancel_alarm(Host& host);

  Transport& transport_;
  const HostRules& rules_;
  Hosts hosts_;
  std::string last_served_;  // hosts take turns
  std::size_t under_way_ = 0;
  bool letting_go_ = false;
  bool once_more_ = false;
};

}  // namespace imagelift::net
