#include "worker/run/quality_gate.h"

namespace imagelift::worker {

QualityGate::QualityGate(std::string_view max_failed)
    : most_(ShareOrCount(max_failed, "--max-failed")) {}

bool QualityGate::is_broken(std::size_t failed, std::size_t listed) const {
  return most_ && listed > 0 && most_->is_above(failed, listed);
}

std::string QualityGate::text() const {
  return most_ ? most_->text() : "";
}

}  // namespace imagelift::worker
