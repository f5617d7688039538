#include "worker/commands/jenkins_options.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "core/error.h"
#include "jenkins/addresses.h"
#include "net/proxy.h"
#include "text/ascii.h"
#include "worker/commands/option.h"
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

void add_jenkins_options(CLI::App& command, JenkinsOptions& options) {
  command.add_option("--jenkins", options.url, "URL of Jenkins, with its path if it has one")
      ->envname("JENKINS_URL");
  add_option(command, "--job", options.job, "Full name of the job, such as folder/job");
  add_option(command, "--credentials", options.credentials,
             "File with user:token in its first line; else JENKINS_USER_ID and JENKINS_API_TOKEN "
             "(or JENKINS_PASSWORD) in the environment are used");
  add_switch(command, "--allow-private", options.allow_private,
             "Let Jenkins' redirects lead to other private addresses too, as to a store of "
             "artifacts");
  add_option(command, "--patience", options.patience_seconds,
             "Seconds that Jenkins may be away, as while it restarts")
      ->check(CLI::Range(0, 86400))
      ->capture_default_str();
  add_option(command, "--poll-milliseconds", options.poll_milliseconds, "Between two questions")
      ->check(CLI::Range(1, 600000))
      ->group("");  // for tests
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
