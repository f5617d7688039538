#pragma once

#include <functional>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

#include "core/start_thread.h"
#include "engine/image_job.h"
#include "engine/stage_timings.h"

namespace imagelift::engine {

/// An image as it comes: its bytes; or what they are, where they are known and did not come; or why
/// there are none.
struct Arrival {
  std::size_t index = 0;  ///< the caller's own number of it
  std::variant<Bytes, Content, Failure> content;
  std::function<void(const Content&)> on_digest = {};  ///< told what the bytes are, if set
};

/// Takes an image. It may block, which holds back whatever brings them. False: stop.
using Deliver = std::function<bool(Arrival)>;

/// Brings images, one after another on the thread that calls it, until all came, `Deliver` says
/// false or a stop is requested.
using Feed = std::function<void(const Deliver&, std::stop_token)>;

/// Answers one image; called on the thread that it was made on.
using Analyse = std::function<std::variant<Analysed, Failure>(const ImageJob&)>;

/// Starts one thread of the pipeline, or throws.
using StartThread = std::function<std::jthread(std::function<void()>)>;

/// What the threads share; all of it outlives them, and none of it changes but for the timings,
/// which are atomic.
struct PipelineInputs {
  Feed feed;  ///< called once, on a thread of its own
  std::function<std::vector<Task>(const Content&)> open_tasks;  ///< called on the feed's thread
  std::function<Analyse()> make_analyser;  ///< called once on each analyser thread
  int analysers = 1;                       ///< threads
  StageTimings& timings;
  StartThread start_thread = [](std::function<void()> work) {
    return imagelift::start_thread(std::move(work));
  };
};

/// Receives outcomes on the calling thread, in the order in which the images came. After a stop,
/// outcomes that were finished behind an unfinished one are still delivered.
using Collect = std::function<void(ImageOutcome)>;

/// Runs feed -> bounded queue -> analysers -> collector until all images are through or a stop is
/// requested. Results do not depend on the number of analysers; what has come twice is analysed
/// once. An exception of the feed, of `open_tasks`, of `make_analyser`, of an Analyse, of `collect`
/// or of a thread's start stops all threads; the first one is thrown on.
void analyse_all(const PipelineInputs& inputs, const Collect& collect, std::stop_token stop);

}  // namespace imagelift::engine
