#include "worker/pipeline.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <thread>
#include <unordered_set>

#include "image/digest.h"
#include "worker/bounded_queue.h"

namespace imagelift::worker {
namespace {

/// How far the source may run ahead of the collector, in pictures; bounds the results that wait
/// for a slow picture before them.
constexpr std::size_t kWindow = 256;

/// The threads of one call and the queues between them.
class Pipeline {
 public:
  Pipeline(const PipelineInputs& inputs, std::stop_token stop)
      : inputs_(inputs),
        tasks_(inputs.tasks.begin(), inputs.tasks.end()),
        stop_(std::move(stop)),
        window_(kWindow),
        jobs_(2 * static_cast<std::size_t>(inputs.analysers)),
        outcomes_(kWindow),
        producers_(inputs.analysers + 1) {}

  void run(const Collect& collect) {
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { feed(); });
    for (int i = 0; i < inputs_.analysers; ++i) threads.emplace_back([this] { analyse(); });
    {
      const Abandon at_exit{*this};  // an exception of `collect` must stop the threads, too
      collect_in_order(collect);
    }
    threads.clear();
    if (source_error_) std::rethrow_exception(source_error_);
  }

 private:
  struct Place {};

  /// Closes all queues, so that no thread waits any longer.
  struct Abandon {
    ~Abandon() {
      pipeline.window_.close();
      pipeline.jobs_.close();
      pipeline.outcomes_.close();
    }
    Pipeline& pipeline;
  };

  void feed() {
    try {
      auto asked = std::chrono::steady_clock::now();
      const auto deliver = [this, &asked](source::Fetched fetched) {
        inputs_.timings.add(TimedStage::fetch, std::chrono::steady_clock::now() - asked);
        const bool goes_on = accept(std::move(fetched));
        asked = std::chrono::steady_clock::now();
        return goes_on;
      };
      inputs_.source.fetch(inputs_.wanted, deliver, stop_);
    } catch (const std::exception&) {
      source_error_ = std::current_exception();
    }
    jobs_.close();
    producer_is_done();
  }

  bool accept(source::Fetched fetched) {
    if (stop_.stop_requested() || !window_.push({})) return false;
    const std::size_t turn = next_turn_++;
    if (auto* failure = std::get_if<Failure>(&fetched.content)) {
      return outcomes_.push({turn, fetched.index, {}, std::move(*failure)});
    }
    auto& bytes = std::get<source::Bytes>(fetched.content);
    Content content = digest(bytes);
    std::vector<Task> wanted = inputs_.known.open_tasks(content.sha256, tasks_);
    if (wanted.empty() || !begun_.insert(content.sha256).second) {
      return outcomes_.push({turn, fetched.index, std::move(content), Reused{}});
    }
    return jobs_.push(
        {turn, fetched.index, std::move(content), std::move(bytes), std::move(wanted)});
  }

  Content digest(const source::Bytes& bytes) {
    const StageTimer timer(inputs_.timings, TimedStage::digest);
    return image::content_of(bytes);
  }

  void analyse() {
    const Analyse answer = inputs_.make_analyser();
    while (auto job = jobs_.pop()) {
      if (stop_.stop_requested()) continue;  // drain, so that nobody waits for room
      auto result = answer(*job);
      PictureOutcome outcome{job->turn, job->index, std::move(job->content), Reused{}};
      std::visit([&](auto& value) { outcome.result = std::move(value); }, result);
      outcomes_.push(std::move(outcome));
    }
    producer_is_done();
  }

  void producer_is_done() {
    if (--producers_ == 0) outcomes_.close();
  }

  void collect_in_order(const Collect& collect) {
    std::map<std::size_t, PictureOutcome> waiting;
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
  const std::vector<Task> tasks_;
  const std::stop_token stop_;
  BoundedQueue<Place> window_;
  BoundedQueue<PictureJob> jobs_;
  BoundedQueue<PictureOutcome> outcomes_;
  std::atomic<int> producers_;
  std::size_t next_turn_ = 0;              // source thread only
  std::unordered_set<std::string> begun_;  // source thread only: contents of this run
  std::exception_ptr source_error_;        // written before the source thread is joined
};

}  // namespace

void analyse_all(const PipelineInputs& inputs, const Collect& collect, std::stop_token stop) {
  Pipeline(inputs, std::move(stop)).run(collect);
}

}  // namespace imagelift::worker
