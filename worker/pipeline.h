#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <thread>
#include <variant>

#include "core/start_thread.h"
#include "source/image_source.h"
#include "store/known_analyses.h"
#include "worker/picture.h"
#include "worker/run/fetch_memory.h"
#include "worker/stage_timings.h"

namespace imagelift::worker {

/// Answers one picture; called on the thread that it was made on.
using Analyse = std::function<std::variant<Analysed, Failure>(const PictureJob&)>;

/// Starts one thread of a run, or throws.
using StartThread = std::function<std::jthread(std::function<void()>)>;

/// What the threads of a run share; all of it outlives them, and none of it changes but for the
/// timings, which are atomic, and the source, which one thread owns.
struct PipelineInputs {
  source::ImageSource& source;
  std::span<const std::size_t> wanted;     ///< indices into the source's listing, ascending
  std::span<const Task> tasks;             ///< to answer for every picture
  const store::KnownAnalyses& known;       ///< answers that need not be found again
  std::function<Analyse()> make_analyser;  ///< called once on each analyser thread
  int analysers = 1;                       ///< threads
  StageTimings& timings;
  StartThread start_thread = [](std::function<void()> work) {
    return imagelift::start_thread(std::move(work));
  };
  FetchMemory* memory = nullptr;  ///< the source thread's while it runs; null: nothing is learned
};

/// Receives outcomes on the calling thread, in the order of `wanted`. After a stop, outcomes that
/// were finished behind an unfinished one are still delivered.
using Collect = std::function<void(PictureOutcome)>;

/// Runs source thread -> bounded queue -> analysers -> collector until all wanted pictures are
/// through or a stop is requested. Results do not depend on the number of analysers. An exception
/// of the source, of `make_analyser`, of an Analyse, of `collect` or of a thread's start stops all
/// threads; the first one is thrown on.
void analyse_all(const PipelineInputs& inputs, const Collect& collect, std::stop_token stop);

}  // namespace imagelift::worker
