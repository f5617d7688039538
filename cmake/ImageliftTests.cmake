# imagelift_add_tests(<name> SOURCES a_tests.cc ... LINK lib ... [LABELS l ...])
# Builds one test program from Boost.Test suites and registers every suite as a ctest of its own.
# A suite is named after its file: a_tests.cc holds BOOST_AUTO_TEST_SUITE(a_tests).
# All test programs together are the target unit_tests.
function(imagelift_add_tests name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT BUILD_TESTING)
    return()
  endif()
  set(program ${name}_tests)
  add_executable(${program} ${ARG_SOURCES})
  target_link_libraries(${program} PRIVATE imagelift_test_main imagelift_tests_folder ${ARG_LINK})
  if(NOT TARGET unit_tests)
    add_custom_target(unit_tests)
  endif()
  add_dependencies(unit_tests ${program})
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

# The interpreter of the tests: the environment that ./bootstrap makes, else any Python 3.
find_program(IMAGELIFT_PYTHON NAMES python
  PATHS ${CMAKE_SOURCE_DIR}/.venv/bin NO_DEFAULT_PATH NO_CACHE)
find_program(IMAGELIFT_PYTHON python3 REQUIRED NO_CACHE)

# What every script finds out about the checkout and its build.
set(imagelift_test_environment
  IMAGELIFT_SOURCE_DIR=${CMAKE_SOURCE_DIR}
  IMAGELIFT_BUILD_DIR=${CMAKE_BINARY_DIR}
  IMAGELIFT_PROGRAM=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/imagelift
  PYTHONDONTWRITEBYTECODE=1)

# imagelift_add_python_test(<name> <script> [ARGUMENTS ...] [LABELS ...])
# Runs a Python script as a test; 77 says that it was skipped, and it says why on stderr.
function(imagelift_add_python_test name script)
  cmake_parse_arguments(ARG "" "" "ARGUMENTS;LABELS" ${ARGN})
  add_test(NAME ${name}
    COMMAND ${IMAGELIFT_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${ARG_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600 SKIP_RETURN_CODE 77
    ENVIRONMENT "${imagelift_test_environment}")
endfunction()

# imagelift_add_pytest(<name> <file> [LABELS ...])
# Runs a file of pytest cases as one test; where every case is skipped, so is the test.
function(imagelift_add_pytest name file)
  cmake_parse_arguments(ARG "" "" "LABELS" ${ARGN})
  add_test(NAME ${name}
    COMMAND ${IMAGELIFT_PYTHON} -m pytest -q -ra -p no:cacheprovider
      -o tmp_path_retention_policy=failed -o tmp_path_retention_count=1 ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 1200
    SKIP_REGULAR_EXPRESSION "\n[0-9]+ skipped in"
    ENVIRONMENT "${imagelift_test_environment}")
endfunction()
