#pragma once

/// Marks a loop over integers to be compiled for several instruction sets, the best of which is
/// chosen when the program is loaded. Never for floating point: with FMA the same picture would
/// get other numbers on another machine. Sanitizers cannot run the resolvers.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define IMAGELIFT_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define IMAGELIFT_VECTORISED
#endif
