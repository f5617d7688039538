#include "engine/pipeline.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "engine/bounded_queue.h"
#include "image/digest.h"

namespace imagelift::engine {
namespace {

/// How far the feed may run ahead of the collector, in images; bounds the results that wait for a
/// slow image before them.
constexpr std::size_t kWindow = 256;

/// The threads of one call and the queues between them.
class Pipeline {
 public:
  Pipeline(const PipelineInputs& inputs, std::stop_token stop)
      : inputs_(inputs),
        on_stop_(std::move(stop), [this] { stop_source_.request_stop(); }),
        window_(kWindow),
        jobs_(2 * static_cast<std::size_t>(inputs.analysers)),
        outcomes_(kWindow),
        producers_(inputs.analysers + 1) {}

  void run(const Collect& collect) {
    {
      std::vector<std::jthread> threads;
      const Abandon at_exit{*this};  // whatever is thrown from here on must stop the threads, too
      start(threads);
      collect_in_order(collect);
    }
    if (error_) std::rethrow_exception(error_);
  }

 private:
  struct Place {};

  struct Abandon {
    ~Abandon() { pipeline.abandon(); }
    Pipeline& pipeline;
  };

  void start(std::vector<std::jthread>& threads) {
    const auto begin = [&](void (Pipeline::*work)()) {
      threads.push_back(inputs_.start_thread([this, work] { run_guarded(work); }));
    };
    begin(&Pipeline::feed);
    for (int i = 0; i < inputs_.analysers; ++i) begin(&Pipeline::analyse);
  }

  /// A thread's work. What it throws ends the call: the first of all threads' exceptions is kept.
  void run_guarded(void (Pipeline::*work)()) noexcept {
    try {
      (this->*work)();
    } catch (...) {
      {
        const std::lock_guard lock(error_mutex_);
        if (!error_) error_ = std::current_exception();
      }
      abandon();
    }
  }

  /// Closes all queues and stops the feed, so that no thread waits any longer.
  void abandon() {
    stop_source_.request_stop();
    window_.close();
    jobs_.close();
    outcomes_.close();
  }

  bool is_stopped() const { return stop_source_.stop_requested(); }

  void feed() {
    auto asked = std::chrono::steady_clock::now();
    const auto deliver = [this, &asked](Arrival arrival) {
      inputs_.timings.add(TimedStage::fetch, std::chrono::steady_clock::now() - asked);
      const bool goes_on = accept(std::move(arrival));
      asked = std::chrono::steady_clock::now();
      return goes_on;
    };
    inputs_.feed(deliver, stop_source_.get_token());
    jobs_.close();
    producer_is_done();
  }

  bool accept(Arrival arrival) {
    if (is_stopped() || !window_.push({})) return false;
    const std::size_t turn = next_turn_++;
    if (auto* failure = std::get_if<Failure>(&arrival.content)) {
      return outcomes_.push({turn, arrival.index, {}, std::move(*failure)});
    }
    if (auto* unchanged = std::get_if<Content>(&arrival.content)) {
      return outcomes_.push({turn, arrival.index, std::move(*unchanged), Reused{true}});
    }
    auto& bytes = std::get<Bytes>(arrival.content);
    Content content = digest(bytes);
    if (arrival.on_digest) arrival.on_digest(content);
    std::vector<Task> wanted = inputs_.open_tasks(content);
    if (wanted.empty() || !begun_.insert(content.sha256).second) {
      return outcomes_.push({turn, arrival.index, std::move(content), Reused{}});
    }
    return jobs_.push(
        {turn, arrival.index, std::move(content), std::move(bytes), std::move(wanted)});
  }

  Content digest(const Bytes& bytes) {
    const StageTimer timer(inputs_.timings, TimedStage::digest);
    return image::content_of(bytes);
  }

  void analyse() {
    const Analyse analyse_image = inputs_.make_analyser();
    while (auto job = jobs_.pop()) {
      if (is_stopped()) continue;  // drain, so that nobody waits for room
      auto result = analyse_image(*job);
      ImageOutcome outcome{job->turn, job->index, std::move(job->content), Reused{}};
      std::visit([&](auto& value) { outcome.result = std::move(value); }, result);
      outcomes_.push(std::move(outcome));
    }
    producer_is_done();
  }

  void producer_is_done() {
    if (--producers_ == 0) outcomes_.close();
  }

  void collect_in_order(const Collect& collect) {
    std::map<std::size_t, ImageOutcome> waiting;
    std::size_t turn = 0;
    while (auto outcome = outcomes_.pop()) {
      waiting.emplace(outcome->turn, std::move(*outcome));
      while (!waiting.empty() && waiting.begin()->first == turn) {
        collect(std::move(waiting.extract(waiting.begin()).mapped()));
        window_.pop();
        ++turn;
      }
    }
    for (auto& [_, outcome] : waiting) collect(std::move(outcome));
  }

  const PipelineInputs& inputs_;
  std::stop_source stop_source_;  ///< of the caller's stop, and of an exception's
  const std::stop_callback<std::function<void()>> on_stop_;
  BoundedQueue<Place> window_;
  BoundedQueue<ImageJob> jobs_;
  BoundedQueue<ImageOutcome> outcomes_;
  std::atomic<int> producers_;
  std::size_t next_turn_ = 0;              // feed's thread only
  std::unordered_set<std::string> begun_;  // feed's thread only: contents of this call
  std::mutex error_mutex_;
  std::exception_ptr error_;  // guarded by error_mutex_ while the threads live
};

}  // namespace

void analyse_all(const PipelineInputs& inputs, const Collect& collect, std::stop_token stop) {
  Pipeline(inputs, std::move(stop)).run(collect);
}

}  // namespace imagelift::engine
