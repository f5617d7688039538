#include "worker/commands/jenkins_options.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "core/error.h"
#include "jenkins/addresses.h"
#include "net/proxy.h"
#include "text/ascii.h"
#include "worker/log.h"

namespace imagelift::worker {
namespace {

/// Sentences may repeat what Jenkins says, such as why a build waits.
std::string on_one_line(std::string sentence) {
  std::ranges::replace_if(sentence, text::is_control, '?');
  return sentence;
}

net::Url parse_jenkins(const std::string& text) {
  if (text.empty()) throw usage_error("--jenkins (JENKINS_URL) is missing");
  const auto parsed = net::parse_url(text);
  if (const auto* error = std::get_if<net::HttpError>(&parsed)) {
    throw usage_error("--jenkins: " + error->message);
  }
  net::Url url = std::get<net::Url>(parsed);
  url.query.clear();
  return url;
}

}  // namespace

std::vector<Option> jenkins_options(JenkinsOptions& options) {
  return {
      {.name = "--jenkins",
       .target = &options.url,
       .help = "URL of Jenkins, with its path if it has one",
       .environment = "JENKINS_URL"},
      {.name = "--job", .target = &options.job, .help = "Full name of the job, such as folder/job"},
      {.name = "--credentials",
       .target = &options.credentials,
       .help = "File with user:token in its first line; else JENKINS_USER_ID and JENKINS_API_TOKEN "
               "(or JENKINS_PASSWORD) in the environment are used"},
      {.name = "--allow-private",
       .target = &options.allow_private,
       .help = "Let Jenkins' redirects lead to other private addresses too, as to a store of "
               "artifacts"},
      {.name = "--patience",
       .target = &options.patience_seconds,
       .help = "Seconds that Jenkins may be away, as while it restarts",
       .range = OptionRange(0, 86400),
       .shows_default = true},
      {.name = "--poll-milliseconds",
       .target = &options.poll_milliseconds,
       .help = "Between two questions",
       .range = OptionRange(1, 600000),
       .is_hidden = true},
  };
}

jenkins::Server connect(const JenkinsOptions& options, const ProcessEnvironment& environment,
                        std::stop_token stop) {
  jenkins::ServerOptions server;
  server.url = parse_jenkins(options.url);
  server.job = options.job;
  jenkins::job_path(server.job);  // refuses what is no name
  server.credentials = jenkins::read_credentials(options.credentials, std::cref(environment));
  server.allow_private = options.allow_private;
  server.pace.poll = std::chrono::milliseconds(options.poll_milliseconds);
  server.pace.patience = std::chrono::seconds(options.patience_seconds);
  server.proxies = net::proxies_from(std::cref(environment));
  return {std::move(server), [](std::string sentence) { log::info("{}", on_one_line(sentence)); },
          std::move(stop)};
}

}  // namespace imagelift::worker
