#include "worker/signals.h"

#include <signal.h>

#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <mutex>

using imagelift::ExitCode;
using imagelift::worker::SignalStop;

namespace {

void await(const std::stop_token& token) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait(lock, token, [] { return false; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signals_tests)

BOOST_AUTO_TEST_CASE(without_a_signal_nothing_is_to_be_stopped) {
  const SignalStop signals;
  BOOST_TEST(!signals.token().stop_requested());
  BOOST_TEST(!signals.exit_code().has_value());
}

BOOST_AUTO_TEST_CASE(sigterm_requests_a_stop_and_is_exit_code_143) {
  const SignalStop signals;
  raise(SIGTERM);
  await(signals.token());
  BOOST_TEST((signals.exit_code() == ExitCode::terminated));
}

BOOST_AUTO_TEST_CASE(sigint_requests_a_stop_and_is_exit_code_130) {
  const SignalStop signals;
  raise(SIGINT);
  await(signals.token());
  BOOST_TEST((signals.exit_code() == ExitCode::interrupted));
}

BOOST_AUTO_TEST_CASE(a_signal_that_another_thread_gets_counts_too) {
  const SignalStop signals;
  std::jthread([] { pthread_kill(pthread_self(), SIGTERM); }).join();
  await(signals.token());
  BOOST_TEST((signals.exit_code() == ExitCode::terminated));
}

BOOST_AUTO_TEST_CASE(what_a_limit_of_a_file_raises_is_ignored) {
  const SignalStop signals;
  raise(SIGXFSZ);
  BOOST_TEST(!signals.token().stop_requested());
}

BOOST_AUTO_TEST_SUITE_END()
