#include "net/transport.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <new>
#include <thread>
#include <utility>

#include "core/start_thread.h"
#include "net/connection.h"
#include "net/exchange.h"

namespace imagelift::net {

namespace {

/// What an exchange threw ends that exchange, not the thread that all others share.
HttpResult failure_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    return HttpError{FailureCode::out_of_memory, "There is no memory for the response."};
  } catch (const std::exception& bug) {
    return HttpError{FailureCode::internal,
                     std::string("A bug in imagelift, please report it: ") + bug.what()};
  }
}

}  // namespace

class Transport::Implementation : public Engine {
 public:
  explicit Implementation(const HttpOptions& http_options)
      : Engine(http_options), thread_(start_thread([this] { context->run(); })) {}
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  ~Implementation() {
    work_.reset();
    thread_.join();
  }

 private:
  asio::executor_work_guard<asio::io_context::executor_type> work_ =
      asio::make_work_guard(*context);
  std::jthread thread_;
};

Transport::Transport(const HttpOptions& options)
    : implementation_(std::make_unique<Implementation>(options)) {}

Transport::~Transport() = default;

void Transport::post(std::function<void()> work) {
  asio::post(*implementation_->context, std::move(work));
}

void Transport::pause(std::shared_ptr<Waiting> waiting, std::chrono::milliseconds pause,
                      std::function<void()> then) {
  auto timer = std::make_shared<asio::steady_timer>(*implementation_->context, pause);
  waiting->interrupt = [timer] { timer->cancel(); };
  timer->async_wait([waiting, then = std::move(then)](error_code) {
    waiting->interrupt = nullptr;
    then();
  });
}

void Transport::exchange(std::shared_ptr<Waiting> waiting, HttpRequest request,
                         Clock::time_point deadline, std::function<void(HttpResult)> done) {
  asio::co_spawn(*implementation_->context,
                 run_exchange(*implementation_, std::move(waiting), std::move(request), deadline),
                 [done = std::move(done)](std::exception_ptr thrown, HttpResult result) {
                   done(thrown ? failure_of(thrown) : std::move(result));
                 });
}

}  // namespace imagelift::net
