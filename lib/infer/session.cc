#include "infer/session.h"

#include <algorithm>

#include "image/resize.h"
#include "infer/decoder.h"
#include "infer/loaded_models.h"
#include "infer/threads.h"

namespace imagelift::infer {
namespace {

bool contains(std::span<const Task> tasks, Task task) {
  return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

}  // namespace

struct Session::State {
  ModelSet models;
  OnPass on_pass;
};

Session::Session(const ModelSet& models, OnPass on_pass)
    : state_(std::make_unique<State>(State{models, std::move(on_pass)})) {
  limit_threads_of_this_thread();
}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Inference Session::run(const image::Pixels& upright, std::span<const Task> wanted) {
  if (!upright.alpha.empty()) return run(image::Pixels(upright), wanted);
  return infer(upright, wanted);
}

Inference Session::run(image::Pixels&& upright, std::span<const Task> wanted) {
  return infer(image::on_white(std::move(upright)), wanted);
}

Inference Session::infer(const image::Pixels& opaque, std::span<const Task> wanted) {
  const ModelSet::Loaded& loaded = state_->models.loaded();
  Inference inference;
  for (const auto& model : loaded.models) {
    std::vector<Task> asked;
    for (const auto& [task, chosen] : loaded.by_task) {
      if (chosen == model.get() && contains(wanted, task)) asked.push_back(task);
    }
    if (asked.empty()) continue;
    const auto started = std::chrono::steady_clock::now();
    try {
      const Output& output = model->manifest.output;
      decoder_of(output).decode(output, {*model, opaque, asked, inference});
    } catch (const NetFailure& failure) {
      for (const Task task : asked) {
        inference.failures.push_back({task,
                                      {Stage::infer, FailureCode::model_failed,
                                       model->manifest.name + ": " + failure.what()}});
      }
    }
    if (state_->on_pass) {
      state_->on_pass(model->manifest.name, asked, std::chrono::steady_clock::now() - started);
    }
  }
  return inference;
}

}  // namespace imagelift::infer
