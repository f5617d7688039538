# Compiler settings that every target of ours takes by linking imagelift_options.
include(CTest)

option(IMAGELIFT_WERROR "Treat warnings as errors (on in CI)" OFF)
option(IMAGELIFT_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)
set(IMAGELIFT_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(Boost 1.81 REQUIRED)

add_library(imagelift_options INTERFACE)
target_include_directories(imagelift_options INTERFACE ${CMAKE_SOURCE_DIR}/lib ${CMAKE_SOURCE_DIR})
target_link_libraries(imagelift_options INTERFACE Threads::Threads)
target_compile_options(imagelift_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual>
  $<$<BOOL:${IMAGELIFT_WERROR}>:-Werror>)
if(IMAGELIFT_SANITIZE)
  target_compile_options(imagelift_options INTERFACE
    -fsanitize=${IMAGELIFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(imagelift_options INTERFACE -fsanitize=${IMAGELIFT_SANITIZE})
endif()

if(IMAGELIFT_FUZZ)
  target_compile_options(imagelift_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# imagelift_embed(<target> <symbol> <file>): links the bytes of <file> into <target> and
# declares nothing; sources see them as
#   extern "C" const char <symbol>_begin[], <symbol>_end[];
function(imagelift_embed target symbol file)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(WRITE ${assembly}.in
    ".section .rodata\n.global ${symbol}_begin\n.global ${symbol}_end\n.balign 16\n"
    "${symbol}_begin:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n"
    ".section .note.GNU-stack,\"\",@progbits\n")
  configure_file(${assembly}.in ${assembly} COPYONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
