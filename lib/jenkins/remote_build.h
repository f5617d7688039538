#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jenkins/responses.h"
#include "jenkins/server.h"

namespace imagelift::jenkins {

using BuildParameters = std::vector<std::pair<std::string, std::string>>;

/// A build that was asked for.
struct BuildRequest {
  std::uint64_t queue_item = 0;
  std::uint64_t next_build = 0;  ///< number of the job's next build before the request
  BuildParameters parameters;
};

/// The number that the job's next build will have.
std::uint64_t next_build(Server& server);

/// Asks for a build with these parameters, without Jenkins' quiet period. Returns the number of the
/// queue item, which may be an earlier one: Jenkins folds equal requests that still wait.
std::uint64_t start_build(Server& server, const BuildParameters& parameters);

/// Waits until the request has become a build, and returns its number; empty where it was
/// cancelled. Where Jenkins has forgotten its queue item, the build is looked for among the job's:
/// first by the item, then by the parameters, since a Pipeline that went on after a restart has the
/// item of its resumption.
std::optional<std::uint64_t> await_start(Server& server, const BuildRequest& request);

/// Takes pieces of the build's console, as they come; foreign bytes.
using ConsoleSink = std::function<void(std::string_view)>;

/// Waits for the end of a build. With a sink, all of its console has gone there then.
Result await_end(Server& server, std::uint64_t build, const ConsoleSink& console);

/// Visits builds of the job, the newest first and each once, until `visit` says false or `most` of
/// them were listed. Asks for them by the hundred, and only for as many as are visited.
void visit_builds(Server& server, std::size_t most, const std::function<bool(const Build&)>& visit);

/// Of a build of the job, below the server's own address.
std::string build_path(const Server& server, std::uint64_t build);

/// `tree=...` as a query.
std::string tree(std::string_view members);

}  // namespace imagelift::jenkins
