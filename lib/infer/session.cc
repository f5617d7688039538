#include "infer/session.h"

#include <algorithm>

#include "image/resize.h"
#include "infer/classes.h"
#include "infer/face_cascade.h"
#include "infer/loaded_models.h"
#include "infer/network_input.h"
#include "infer/threads.h"
#include "infer/yolo.h"

namespace imagelift::infer {
namespace {

bool contains(std::span<const Task> tasks, Task task) {
  return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

/// Runs one model and fills the results of the tasks `asked` of it.
class TaskRunner {
 public:
  TaskRunner(const LoadedModel& model, const image::Pixels& image, std::span<const Task> asked,
             Inference& inference)
      : model_(model), image_(image), asked_(asked), inference_(inference) {}

  void operator()(const ClassOutput& rule) const {
    std::vector<Tensor> outputs = run();
    if (contains(asked_, Task::labels)) {
      inference_.labels =
          top_labels(outputs[*rule.logits].values, model_.manifest.labels, kTopLabels);
    }
    if (contains(asked_, Task::embedding)) {
      inference_.embedding = normalised(std::move(outputs[*rule.embedding].values));
    }
  }

  void operator()(const YoloOutput& rule) const {
    const Placement placement = letterbox_placement(image_.size(), model_.manifest.input.size);
    inference_.objects = detections(run(), rule, model_.manifest.labels, placement);
  }

  void operator()(const CascadeOutput& rule) const {
    const FaceNetworks networks{model_.networks[0], model_.networks[1], model_.networks[2]};
    inference_.faces = find_faces(image_, networks, rule);
  }

  void operator()(const RatingOutput&) const {
    inference_.aesthetic = aesthetic_score(run().front().values);
  }

 private:
  std::vector<Tensor> run() const {
    return model_.networks.front().run(network_input(image_, model_.manifest.input));
  }

  const LoadedModel& model_;
  const image::Pixels& image_;
  std::span<const Task> asked_;
  Inference& inference_;
};

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
      std::visit(TaskRunner(*model, opaque, asked, inference), model->manifest.output);
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
