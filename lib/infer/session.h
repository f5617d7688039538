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

/// Told after each pass of a model over an image: its name, the tasks that the pass was for,
/// and how long preparing the input, the networks and reading their outputs took.
using OnPass = std::function<void(std::string_view model, std::span<const Task> tasks,
                                  std::chrono::steady_clock::duration time)>;

/// One thread's way to ask the networks; it keeps that thread's scratch memory. Use it only on the
/// thread that made it. What it returns for an image depends on the image and the models alone,
/// never on what was asked before or on other threads.
class Session {
 public:
  explicit Session(const ModelSet& models, OnPass on_pass = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// Runs the wanted tasks. Those that no model of the set has (and colours and quality,
  /// which are no networks') are left empty. A network that throws or returns a number that is not
  /// finite costs only its own tasks: a TaskFailure with Stage::infer and model_failed each.
  /// An image with alpha is composited over white; the second form does it in the image's own
  /// memory. Throws std::bad_alloc.
  Inference run(const image::Pixels& upright, std::span<const Task> wanted);
  Inference run(image::Pixels&& upright, std::span<const Task> wanted);

 private:
  Inference infer(const image::Pixels& opaque, std::span<const Task> wanted);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace imagelift::infer
