#pragma once

#include "core/image_analysis.h"

namespace imagelift {

/// An analysis in which every task has found something: add a new one here.
inline ImageAnalysis full_analysis() {
  ImageAnalysis analysis;
  analysis.colours = {{"red", 1.0}};
  analysis.quality = {0.5, 0.25, 120};
  Inference& found = analysis.inference;
  found.labels = {{"pug", 0.5f}};
  found.objects = {{"dog", 0.9f, {1, 2, 3, 4}}};
  found.faces = {{0.95f, {5, 6, 7, 8}, {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}}}};
  found.aesthetic = {5.5f, 1.5f};
  found.embedding = {1.0f};
  return analysis;
}

}  // namespace imagelift
