#pragma once

#include <vector>

#include "core/detection.h"
#include "image/pixels.h"
#include "infer/manifest.h"
#include "infer/network.h"

namespace imagelift::infer {

/// The three networks of MTCNN.
struct FaceNetworks {
  Network pnet;
  Network rnet;
  Network onet;
};

/// Grows with any change of what find_faces() gives; see kInputRevision. 2: large photos are
/// searched in a view (face_boxes.h).
inline constexpr int kCascadeRevision = 2;

/// Zhang et al. 2016 as facenet-pytorch 2.6.0 runs it: an area-averaged pyramid, three networks,
/// suppression of overlaps after each. P-Net's levels are made of pyramid_base(), R-Net and O-Net
/// look at the image itself. Candidates go through R-Net and O-Net in batches of a fixed size,
/// the last one padded, so that an image's numbers do not depend on anything else. Best face
/// first. P-Net sees large levels in bands of about `band_pixels`, all of them in one buffer, which
/// bounds the memory (about 100 bytes per pixel of a band) whatever the image's size. Throws
/// NetFailure.
std::vector<Face> find_faces(const image::Pixels& image, const FaceNetworks& networks,
                             const CascadeOutput& rule, int band_pixels = 1 << 20);

}  // namespace imagelift::infer
