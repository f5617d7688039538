#include "core/task.h"

#include <boost/test/unit_test.hpp>
#include <set>

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

BOOST_AUTO_TEST_CASE(unknown_tasks_are_unknown) {
  BOOST_TEST(!task_from_string("").has_value());
  BOOST_TEST(!task_from_string("Labels").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
