# imagelift_add_tests(<name> SOURCES a_tests.cc ... LINK lib ... [LABELS l ...])
# Builds one test program from Boost.Test suites and registers every suite as a ctest of its own.
# A suite is named after its file: a_tests.cc holds BOOST_AUTO_TEST_SUITE(a_tests).
function(imagelift_add_tests name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT BUILD_TESTING)
    return()
  endif()
  find_package(Boost 1.81 REQUIRED COMPONENTS unit_test_framework)
  set(program ${name}_tests)
  add_executable(${program} ${ARG_SOURCES} ${CMAKE_SOURCE_DIR}/tests/unit/test_main.cc)
  target_compile_definitions(${program} PRIVATE BOOST_TEST_DYN_LINK
    IMAGELIFT_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests")
  target_link_libraries(${program} PRIVATE imagelift_options Boost::unit_test_framework ${ARG_LINK})
  foreach(source ${ARG_SOURCES})
    cmake_path(GET source STEM suite)
    file(READ ${source} text)
    if(NOT text MATCHES "BOOST_AUTO_TEST_SUITE\\(${suite}[,)]|BOOST_FIXTURE_TEST_SUITE\\(${suite},")
      message(FATAL_ERROR "${source} has no suite named ${suite}")
    endif()
    add_test(NAME ${name}.${suite}
      COMMAND ${program} --run_test=${suite} --catch_system_errors=no --report_level=short)
    set_tests_properties(${name}.${suite} PROPERTIES
      LABELS "unit;${name};${ARG_LABELS}" TIMEOUT 600 SKIP_RETURN_CODE 77
      ENVIRONMENT "IMAGELIFT_SOURCE_DIR=${CMAKE_SOURCE_DIR}")
  endforeach()
endfunction()
