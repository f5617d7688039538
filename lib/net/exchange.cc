#include "net/exchange.h"

#include <boost/beast/http.hpp>
#include <optional>
#include <span>
#include <utility>

#include "net/opening.h"
#include "net/response_body.h"
#include "net/response_header.h"

namespace imagelift::net {
namespace {

namespace http = boost::beast::http;
using Parser = http::response_parser<http::buffer_body>;

constexpr int kMostInterimResponses = 8;

/// One request on its way. Lives in the frame of the coroutine that runs it.
class Exchange {
 public:
  Exchange(Engine& engine, Waiting& waiting, HttpRequest request, Clock::time_point deadline)
      : engine_(engine),
        waiting_(waiting),
        request_(std::move(request)),
        route_{request_.url, engine.options.proxies.proxy_of(request_.url)},
        watch_(std::make_shared<Watch>(*engine.context, deadline)) {
    waiting_.interrupt = [watch = watch_] {
      if (watch->end_wait) watch->end_wait();
    };
  }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  ~Exchange() {
    watch_->end();
    waiting_.interrupt = nullptr;
  }

  asio::awaitable<HttpResult> run();

 private:
  asio::awaitable<HttpResult> ask();
  HttpResult with_progress(HttpResult result) const {
    if (auto* error = std::get_if<HttpError>(&result)) error->answered = response_begun_;
    return result;
  }
  asio::awaitable<MaybeError> read_header(std::optional<Parser>& parser);
  asio::awaitable<MaybeError> read_raw_header(std::string& header);
  asio::awaitable<MaybeError> read_body(Parser& parser, HttpResponse& response);

  std::string place() const;
  bool by_proxy() const { return route_.proxy && !route_.passes_tunnel(); }
  /// Some proxies take their password out of the first request of a connection only, so it is the
  /// only one: what comes after it would reach the server whole.
  bool shows_password() const { return by_proxy() && !route_.proxy->authorization.empty(); }
  http::request<http::string_body> message() const;
  HttpError failed(const error_code& error) const {
    return failure_of(error, *watch_, request_.url);
  }
  HttpError no_response() const {
    return {FailureCode::connection_failed,
            "The response of " + host_header(request_.url) + " is not HTTP."};
  }
  void allow_silence() { watch_->allow(request_.limits.silence); }

  Engine& engine_;
  Waiting& waiting_;
  HttpRequest request_;
  Route route_;
  std::shared_ptr<Watch> watch_;
  std::unique_ptr<Connection> connection_;
  bool response_begun_ = false;
};

/// A connection that was kept alive may have been closed by the server just now; then one fresh
/// connection is tried at once.
asio::awaitable<HttpResult> Exchange::run() {
  connection_ = engine_.idle_connection(place());
  if (connection_) {
    HttpResult result = co_await ask();
    const auto* error = std::get_if<HttpError>(&result);
    const bool stale = error != nullptr && error->code == FailureCode::connection_failed &&
                       !response_begun_ && !waiting_.stopped && request_.method != "POST";
    if (!stale) co_return with_progress(std::move(result));
  }
  Opening opening(engine_, waiting_, *watch_, route_, request_.limits.silence);
  MaybeError error = co_await opening.run(connection_);
  if (error) co_return std::move(*error);
  co_return with_progress(co_await ask());
}

std::string Exchange::place() const {
  return origin(request_.url) + (route_.proxy ? " by " + to_string(*route_.proxy) : "");
}

http::request<http::string_body> Exchange::message() const {
  http::request<http::string_body> message;
  message.version(11);
  message.method_string(request_.method);
  message.target(by_proxy() ? to_string(request_.url) : target(request_.url));
  message.set(http::field::host, host_header(request_.url));
  message.set(http::field::user_agent, engine_.options.user_agent);
  message.set(http::field::accept_encoding, "identity");
  if (shows_password()) {
    message.set(http::field::proxy_authorization, route_.proxy->authorization);
    message.keep_alive(false);
  }
  for (const auto& [name, value] : request_.headers) message.set(name, value);
  message.body() = request_.body;
  if (!request_.body.empty() || request_.method == "POST") message.prepare_payload();
  return message;
}

asio::awaitable<HttpResult> Exchange::ask() {
  watch_->end_wait = [&socket = connection_->socket()] {
    error_code ignored;
    socket.close(ignored);
  };
  allow_silence();
  const auto asking = message();
  error_code error;
  co_await http::async_write(connection_->stream, asking, into(error));
  if (error) co_return failed(error);
  std::optional<Parser> parser;
  MaybeError bad = co_await read_header(parser);
  if (bad) co_return std::move(*bad);

  HttpResponse response;
  response.status = static_cast<int>(parser->get().result_int());
  response.url = request_.url;
  for (const auto& field : parser->get()) {
    response.headers.add(std::string(field.name_string()), std::string(field.value()));
  }
  const bool success = response.status >= 200 && response.status < 300;
  if (success && request_.begun) request_.begun(response);
  if (response.status == 407 && by_proxy()) co_return refused_by(*route_.proxy, 407, request_.url);
  bad = co_await read_body(*parser, response);
  if (bad) co_return std::move(*bad);
  watch_->end();
  const bool reusable = parser->is_done() && parser->keep_alive() && !shows_password();
  if (reusable && connection_->buffer.size() == 0) {
    engine_.keep(place(), std::move(connection_));
  }
  co_return response;
}

/// Reads up to the first header that is not 1xx.
asio::awaitable<MaybeError> Exchange::read_header(std::optional<Parser>& parser) {
  for (int responses = 0; responses <= kMostInterimResponses; ++responses) {
    std::string raw;
    MaybeError bad = co_await read_raw_header(raw);
    if (bad) co_return bad;
    const auto header = strict_header(raw);
    if (!header) co_return no_response();
    parser.emplace();
    parser->header_limit(2 * kMostHeaderBytes);  // read_raw_header counts
    parser->body_limit(boost::none);             // ResponseBody counts
    parser->skip(request_.method == "HEAD");
    error_code error;
    parser->put(asio::buffer(*header), error);
    if (error) co_return failed(error);
    if (parser->get().result_int() >= 200) co_return std::nullopt;
  }
  co_return HttpError{FailureCode::connection_failed,
                      host_header(request_.url) + " sent interim responses without end."};
}

/// Takes a header off the buffer, as it came.
asio::awaitable<MaybeError> Exchange::read_raw_header(std::string& header) {
  auto& buffer = connection_->buffer;
  while (true) {
    const auto data = buffer.cdata();
    const std::string_view bytes(static_cast<const char*>(data.data()), data.size());
    if (is_no_response(bytes)) co_return no_response();
    const auto length = header_length(bytes);
    if (length > 0) {
      header = bytes.substr(0, length);
      buffer.consume(length);
      co_return std::nullopt;
    }
    if (bytes.size() >= kMostHeaderBytes) co_return failed(http::error::header_limit);
    error_code error;
    const auto room = buffer.prepare(kMostHeaderBytes - bytes.size());
    buffer.commit(co_await connection_->stream.async_read_some(room, into(error)));
    response_begun_ = response_begun_ || buffer.size() > 0;
    if (error) co_return failed(error);
  }
}

asio::awaitable<MaybeError> Exchange::read_body(Parser& parser, HttpResponse& response) {
  ResponseBody whole(request_, response);
  const auto length = parser.content_length();
  MaybeError bad = whole.begin(length ? std::optional<std::uint64_t>(*length) : std::nullopt);
  if (bad) co_return bad;
  std::vector<std::uint8_t> piece(kPieceBytes);
  while (!parser.is_done()) {
    if (whole.has_enough()) co_return std::nullopt;
    auto& body = parser.get().body();
    body.data = piece.data();
    body.size = piece.size();
    allow_silence();
    error_code error;
    co_await http::async_read_some(connection_->stream, connection_->buffer, parser, into(error));
    if (error == http::error::need_buffer) error = {};
    if (error) co_return failed(error);
    bad = whole.take(std::span(piece).first(piece.size() - body.size));
    if (bad) co_return bad;
  }
  co_return whole.finish();
}

}  // namespace

asio::awaitable<HttpResult> run_exchange(Engine& engine, std::shared_ptr<Waiting> waiting,
                                         HttpRequest request, Clock::time_point deadline) {
  Exchange exchange(engine, *waiting, std::move(request), deadline);
  co_return co_await exchange.run();
}

}  // namespace imagelift::net
