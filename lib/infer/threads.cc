#include "infer/threads.h"

#include <ATen/Parallel.h>
#include <dlfcn.h>

#include <cstdlib>

namespace imagelift::infer {
namespace {

/// Kernels that oneDNN keeps for sizes it has seen. The face pyramid brings about ten new sizes
/// with every new image size; the default of 1024 would hold on to hundreds of megabytes.
constexpr auto kPrimitiveCacheCapacity = "200";

/// OpenBLAS counts its own threads. It is reached only if the BLAS that is installed has them.
void limit_blas() {
  using SetThreads = void (*)(int);
  for (const char* name : {"openblas_set_num_threads", "MKL_Set_Num_Threads"}) {
    if (void* symbol = dlsym(RTLD_DEFAULT, name)) reinterpret_cast<SetThreads>(symbol)(1);
  }
}

}  // namespace

void limit_threads_of_this_process() {
  // Read once, at oneDNN's first kernel; what the user has set stays.
  setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", kPrimitiveCacheCapacity, 0);
  limit_blas();
  limit_threads_of_this_thread();
}

void limit_threads_of_this_thread() {
  at::set_num_threads(1);
}

}  // namespace imagelift::infer
