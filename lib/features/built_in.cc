#include "features/built_in.h"

namespace imagelift::features {

std::vector<ModelIdentity> identities() {
  return {
      {Task::colours, "css-colours", "", "1: area to 150 px, CIE76 in Lab D65, opaque from 128"},
      {Task::quality, "luma-quality", "", "1: bilinear to 512 px, BT.709, Laplacian of four"}};
}

}  // namespace imagelift::features
