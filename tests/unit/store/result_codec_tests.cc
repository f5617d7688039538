#include <boost/test/unit_test.hpp>

#include "store/results/result_codec.h"

namespace imagelift::store {

BOOST_AUTO_TEST_SUITE(result_codec_tests)

BOOST_AUTO_TEST_CASE(every_task_has_a_codec) {
  BOOST_TEST(kResultCodecs.size() == kTasks.size());
  for (const Task task : kTasks) BOOST_TEST((codec_of(task).task == task), to_string(task));
}

BOOST_AUTO_TEST_CASE(rows_that_are_put_are_read_and_digested) {
  for (const ResultCodec* codec : kResultCodecs) {
    BOOST_TEST((codec->put == nullptr) == (codec->read == nullptr), to_string(codec->task));
    BOOST_TEST((codec->put == nullptr) == (codec->add_digest == nullptr), to_string(codec->task));
  }
}

BOOST_AUTO_TEST_CASE(results_of_networks_have_rows_and_those_of_arithmetic_have_values) {
  for (const ResultCodec* codec : kResultCodecs) {
    const bool is_network = facts(codec->task).is_network;
    BOOST_TEST((codec->put != nullptr) == is_network, to_string(codec->task));
    BOOST_TEST((codec->read_values != nullptr) == !is_network, to_string(codec->task));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
