#include "core/task.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/core/full_analysis.h"

using namespace imagelift;

BOOST_AUTO_TEST_SUITE(task_tests)

BOOST_AUTO_TEST_CASE(every_task_has_a_name_of_its_own_that_leads_back) {
  std::set<std::string_view> names;
  for (const Task task : kTasks) {
    names.insert(to_string(task));
    BOOST_TEST((task_from_string(to_string(task)) == task), to_string(task));
  }
  BOOST_TEST(names.size() == kTasks.size());
  BOOST_TEST(names.size() == static_cast<std::size_t>(Task::embedding) + 1);
}

BOOST_AUTO_TEST_CASE(every_task_has_a_result_in_a_full_analysis_and_none_in_an_empty_one) {
  for (const Task task : kTasks) {
    BOOST_TEST(has_result(full_analysis(), task), to_string(task));
    BOOST_TEST(!has_result(ImageAnalysis(), task), to_string(task));
  }
}

BOOST_AUTO_TEST_CASE(network_tasks_are_told_as_a_list) {
  for (const Task task : kTasks) {
    const auto names = network_task_names();
    const bool is_listed = std::find(names.begin(), names.end(), to_string(task)) != names.end();
    BOOST_TEST(is_listed == facts(task).is_network, to_string(task));
  }
  BOOST_TEST(network_tasks_text().starts_with("labels, objects, "));
}

BOOST_AUTO_TEST_CASE(unknown_tasks_are_unknown) {
  BOOST_TEST(!task_from_string("").has_value());
  BOOST_TEST(!task_from_string("Labels").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
