#pragma once

#include <memory>
#include <span>

#include "core/detection.h"
#include "image/pixels.h"
#include "infer/model_set.h"

namespace imagelift::infer {

/// One thread's way to ask the networks; it keeps that thread's scratch memory. Use it only on the
/// thread that made it. The answer to a picture depends on the picture and the models alone, never
/// on what was asked before or on other threads.
class Session {
 public:
  explicit Session(const ModelSet& models);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// Answers the wanted tasks. Tasks that no model of the set answers (and colours and quality,
  /// which are no networks') are left empty. A network that throws or returns a number that is not
  /// finite costs only its own tasks: a TaskFailure with Stage::infer and model_failed each.
  /// Throws std::bad_alloc.
  Inference run(const image::Pixels& upright, std::span<const Task> wanted);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace imagelift::infer
