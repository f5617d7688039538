#include "jenkins/remote_build.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/error.h"
#include "jenkins/addresses.h"
#include "jenkins/console.h"
#include "text/percent.h"

namespace imagelift::jenkins {
namespace {

constexpr std::size_t kPage = 100;  ///< builds that are listed at once, as Jenkins' own pages do
constexpr int kMostPolls = 5;       ///< the longest wait of a poll that slows down

bool has_parameters(const Build& build, const BuildParameters& parameters) {
  return std::ranges::all_of(parameters, [&](const auto& parameter) {
    return std::ranges::find(build.parameters, parameter) != build.parameters.end();
  });
}

/// The build that came from a request whose item is no longer in the queue: the item's, else the
/// first one after the request that has its parameters.
std::optional<std::uint64_t> build_of(Server& server, const BuildRequest& request) {
  std::optional<std::uint64_t> of_item, first_alike;
  visit_builds(server, kPage, [&](const Build& build) {
    if (build.number < request.next_build) return false;
    if (build.queue_item == request.queue_item) of_item = build.number;
    if (has_parameters(build, request.parameters)) first_alike = build.number;
    return !of_item;
  });
  return of_item ? of_item : first_alike;
}

Build ask_about(Server& server, std::uint64_t build) {
  const auto response = server.find(build_path(server, build) + "/api/json", tree(kBuildTree));
  if (!response) throw run_error("Build #" + std::to_string(build) + " was deleted in Jenkins");
  return parse_build(text_of(*response));
}

}  // namespace

std::string build_path(const Server& server, std::uint64_t build) {
  return server.job() + "/" + std::to_string(build);
}

std::string tree(std::string_view members) {
  return "tree=" + text::percent_encode(members);
}

std::uint64_t next_build(Server& server) {
  return parse_next_build(text_of(server.get(server.job() + "/api/json", tree(kNextBuildTree))));
}

std::uint64_t start_build(Server& server, const BuildParameters& parameters) {
  const auto response =
      server.post(server.job() + "/buildWithParameters", "delay=0sec", form_encoded(parameters));
  const auto item = queue_item_of(response.headers.find("Location").value_or(""));
  if (!item) {
    throw run_error("Jenkins took the request (" + std::to_string(response.status) +
                    "), but names no queue item: the build cannot be followed");
  }
  return *item;
}

std::optional<std::uint64_t> await_start(Server& server, const BuildRequest& request) {
  const std::string item_name = std::to_string(request.queue_item);
  const std::string path = "/queue/item/" + item_name + "/api/json";
  Patience missing(server.options().pace);
  std::string told;
  while (true) {
    if (const auto response = server.find(path, tree(kQueueTree))) {
      const QueueItem item = parse_queue_item(text_of(*response));
      if (item.build) return item.build;
      if (item.cancelled) return std::nullopt;
      if (item.why != told) server.note("in the queue: " + item.why);
      told = item.why;
      missing.renew();
    } else if (const auto build = build_of(server, request)) {
      return build;
    } else if (missing.is_over()) {
      throw run_error("The queue item " + item_name + " has vanished, and no build came from it");
    }
    server.wait(server.options().pace.poll);
  }
}

Result await_end(Server& server, std::uint64_t build, const ConsoleSink& sink) {
  const Pace& pace = server.options().pace;
  Console console(server, build_path(server, build));
  Patience without_result(pace);
  auto pause = pace.poll;
  while (true) {
    if (sink) console.read(sink);
    const Build state = ask_about(server, build);
    if (!state.building && state.result) {
      if (sink) console.read_to_end(sink);
      return *state.result;
    }
    if (state.building) without_result.renew();
    if (without_result.is_over()) {
      throw run_error("Build #" + std::to_string(build) +
                      " has ended without a result, as when Jenkins was stopped meanwhile");
    }
    server.wait(pause);
    if (!sink)
      pause = std::min(pause * 3 / 2 + std::chrono::milliseconds(1), kMostPolls * pace.poll);
  }
}

void visit_builds(Server& server, std::size_t most,
                  const std::function<bool(const Build&)>& visit) {
  auto before = std::numeric_limits<std::uint64_t>::max();  // a new build moves all by one place
  for (std::size_t first = 0; first < most; first += kPage) {
    const std::size_t end = std::min(first + kPage, most);
    const std::string members = "allBuilds[" + std::string(kListedBuildTree) + "]{" +
                                std::to_string(first) + "," + std::to_string(end) + "}";
    const auto page = parse_builds(text_of(server.get(server.job() + "/api/json", tree(members))));
    for (const Build& build : page) {
      if (build.number >= before) continue;
      before = build.number;
      if (!visit(build)) return;
    }
    if (page.size() < end - first) return;
  }
}

}  // namespace imagelift::jenkins
