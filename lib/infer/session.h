#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "core/detection.h"
#include "image/pixels.h"
#include "infer/model_set.h"

namespace imagelift::infer {

/// Told after each pass of a model over a picture: its name, the tasks that the pass was to answer,
/// and how long preparing the input, the networks and reading their outputs took.
using OnPass = std::function<void(std::string_view model, std::span<const Task> tasks,
                                  std::chrono::steady_clock::duration time)>;

/// One thread's way to ask the networks; it keeps that thread's scratch memory. Use it only on the
/// thread that made it. The answer to a picture depends on the picture and the models alone, never
/// on what was asked before or on other threads.
class Session {
 public:
  explicit Session(const ModelSet& models, OnPass on_pass = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// Answers the wanted tasks. Tasks that no model of the set answers (and colours and quality,
  /// which are no networks') are left empty. A network that throws or returns a number that is not
  /// finite costs only its own tasks: a TaskFailure with Stage::infer and model_failed each.
  /// A picture with alpha is composited over white; the second form does it in the picture's own
  /// memory. Throws std::bad_alloc.
  Inference run(const image::Pixels& upright, std::span<const Task> wanted);
  Inference run(image::Pixels&& upright, std::span<const Task> wanted);

 private:
  Inference answer(const image::Pixels& opaque, std::span<const Task> wanted);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace imagelift::infer
