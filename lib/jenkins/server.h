#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "jenkins/credentials.h"
#include "net/http_client.h"

namespace imagelift::jenkins {

/// How often Jenkins is asked, and how long it may be away.
struct Pace {
  std::chrono::milliseconds poll{2'000};        ///< between two questions about the same thing
  std::chrono::milliseconds patience{600'000};  ///< without a response, as while it restarts
};

struct ServerOptions {
  net::Url url;  ///< of Jenkins, with its path; chosen by an administrator, so it may be private
  Credentials credentials;
  std::string job;             ///< its full name
  bool allow_private = false;  ///< also redirects, as to a store of artifacts, may lead there
  Pace pace;
  net::ProxySettings proxies;
  std::string ca_file;  ///< PEM certificates to trust besides the system's; may be empty
};

/// One Jenkins and one job of it, asked over HTTP. Questions (get, find) wait for a controller that
/// is away for a while, once it has answered at all. Everything throws Error with one sentence
/// where Jenkins refuses, is away for too long, or stop was requested. Used on one thread.
class Server {
 public:
  /// `note` takes a sentence for the log, such as that Jenkins does not answer.
  Server(ServerOptions options, std::function<void(const std::string&)> note, std::stop_token stop);

  /// The response to GET of a path below the Jenkins URL.
  net::HttpResponse get(std::string_view path, std::string_view query = {});

  /// The same; empty where there is no such thing (404).
  std::optional<net::HttpResponse> find(std::string_view path, std::string_view query = {});

  /// The same for a request(...) whose body goes to a sink. It is sent again where Jenkins was
  /// away, after which `begun` is called anew.
  std::optional<net::HttpResponse> find(const net::HttpRequest& request);

  /// POST of a form, with a crumb and its session where Jenkins asks for one. Returns 2xx or 303.
  net::HttpResponse post(std::string_view path, std::string_view query, const std::string& form);

  /// A GET to be sent by hand: for large bodies. Redirects are followed; the credentials stay with
  /// the controller. Jenkins' own Resource Root URL (`/static-files/TOKEN/...`), to which the
  /// controller sends artifacts, may be private as the controller itself may.
  net::HttpRequest request(std::string_view path, std::string_view query = {}) const;
  net::HttpResult send(net::HttpRequest request);

  /// Whether a later attempt may cure this: Jenkins restarts, or the network hiccups.
  bool is_passing(const net::HttpResult& result) const;

  /// Waits; throws where stop is requested.
  void wait(std::chrono::milliseconds duration);

  /// Throws the sentence about a response that cannot be used.
  [[noreturn]] void refuse(const net::HttpResult& result) const;

  const ServerOptions& options() const { return options_; }
  void note(const std::string& sentence) const { note_(sentence); }
  std::string job() const;  ///< its path

 private:
  net::HttpResult ask(const net::HttpRequest& request);
  net::HttpResult send_through_redirects(net::HttpRequest request);
  /// Lets the origin of a redirect of the controller be asked where it is the Resource Root URL.
  void trust_resources_of(const net::Url& url);
  /// The client that may ask this origin.
  net::HttpClient& client_of(const net::Url& url);
  /// 401 to whom it has served before: for some seconds of its start Jenkins knows no user.
  bool is_unknown_for_now(const net::HttpResult& result) const;
  net::HttpResult try_post(const net::HttpRequest& request);
  net::HttpRequest moved(const net::HttpRequest& request, const net::HttpResponse& response) const;
  bool take_crumb();

  ServerOptions options_;
  std::function<void(const std::string&)> note_;
  std::stop_token stop_;
  std::string crumb_field_, crumb_, cookies_;
  bool has_answered_ = false;
  bool has_served_ = false;  ///< these credentials
  net::HttpClient client_;
  std::string resources_origin_;  ///< of the Resource Root URL, once the controller named it
  std::unique_ptr<net::HttpClient> resources_;
};

/// Counts the time without a response; each pause is twice as long as the one before.
class Patience {
 public:
  explicit Patience(const Pace& pace)
      : pace_(pace), until_(std::chrono::steady_clock::now() + pace.patience), next_(pace.poll) {}

  bool is_over() const { return std::chrono::steady_clock::now() >= until_; }
  std::chrono::milliseconds next_pause();

  /// Something came: the time starts anew.
  void renew() { *this = Patience(pace_); }

 private:
  Pace pace_;
  std::chrono::steady_clock::time_point until_;
  std::chrono::milliseconds next_;
};

}  // namespace imagelift::jenkins
