#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jenkins/answers.h"
#include "jenkins/server.h"

namespace imagelift::jenkins {

using BuildParameters = std::vector<std::pair<std::string, std::string>>;

/// Asks for a build with these parameters, without Jenkins' quiet period. Returns the number of the
/// queue item, which may be an earlier one: Jenkins folds equal requests that still wait.
std::uint64_t start_build(Server& server, const BuildParameters& parameters);

/// Waits until the item has become a build, and returns its number; empty where it was cancelled.
/// An item that Jenkins has forgotten is looked for among the job's builds.
std::optional<std::uint64_t> await_start(Server& server, std::uint64_t queue_item);

/// Takes pieces of the build's console, as they come; foreign bytes.
using ConsoleSink = std::function<void(std::string_view)>;

/// Waits for the end of a build. With a sink, all of its console has gone there then.
Result await_end(Server& server, std::uint64_t build, const ConsoleSink& console);

/// Visits builds of the job, the newest first and each once, until `visit` says false or `most` of
/// them were listed. Asks for them by the hundred, and only for as many as are visited.
void visit_builds(Server& server, std::size_t most, const std::function<bool(const Build&)>& visit);

/// `tree=...` as a query.
std::string tree(std::string_view members);

}  // namespace imagelift::jenkins
