#pragma once

#include <new>
#include <opencv2/core.hpp>
#include <stdexcept>
#include <string>

namespace imagelift::image {

/// Calls OpenCV without its own threads, since images are what the workers share among them, and
/// without its exceptions: no memory is std::bad_alloc, and anything else, which sizes that were
/// checked before do not bring about, std::logic_error.
template <typename Call>
auto opencv_call(Call call) {
  static const bool single_threaded = (cv::setNumThreads(1), true);
  static_cast<void>(single_threaded);
  try {
    return call();
  } catch (const cv::Exception& exception) {
    if (exception.code == cv::Error::StsNoMem) throw std::bad_alloc();
    throw std::logic_error("OpenCV: " + exception.err);
  }
}

}  // namespace imagelift::image
