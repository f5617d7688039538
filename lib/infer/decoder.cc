#include "infer/decoder.h"

#include <algorithm>

#include "infer/network_input.h"

namespace imagelift::infer {

bool DecodingRun::is_asked(Task task) const {
  return std::find(asked.begin(), asked.end(), task) != asked.end();
}

std::vector<Tensor> DecodingRun::outputs() const {
  return model.networks.front().run(network_input(image, model.manifest.input));
}

}  // namespace imagelift::infer
