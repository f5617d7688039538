#pragma once

namespace imagelift::infer {

/// Holds libtorch, OpenMP and the BLAS to one thread: parallelism is one Session per thread. Call
/// it first thing in main, before any other thread exists and before ModelSet::load.
void limit_threads_of_this_process();

/// The part of it that is thread-local (OpenMP's). Call it at the start of every thread that makes
/// a Session.
void limit_threads_of_this_thread();

}  // namespace imagelift::infer
