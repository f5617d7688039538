#include "engine/bounded_queue.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using imagelift::engine::BoundedQueue;

BOOST_AUTO_TEST_SUITE(bounded_queue_tests)

BOOST_AUTO_TEST_CASE(items_leave_in_the_order_they_came) {
  BoundedQueue<int> queue(3);
  for (const int item : {1, 2, 3}) BOOST_TEST(queue.push(item));
  for (const int item : {1, 2, 3}) BOOST_TEST(queue.pop().value() == item);
}

BOOST_AUTO_TEST_CASE(a_closed_queue_refuses_items_but_gives_out_those_it_has) {
  BoundedQueue<int> queue(2);
  queue.push(7);
  queue.close();
  BOOST_TEST(!queue.push(8));
  BOOST_TEST(queue.pop().value() == 7);
  BOOST_TEST(!queue.pop().has_value());
}

BOOST_AUTO_TEST_CASE(closing_wakes_a_producer_that_waits_for_room) {
  BoundedQueue<int> queue(1);
  queue.push(1);
  bool accepted = true;
  std::jthread producer([&] { accepted = queue.push(2); });
  queue.close();
  producer.join();
  BOOST_TEST(!accepted);
}

BOOST_AUTO_TEST_CASE(closing_wakes_a_consumer_that_waits_for_an_item) {
  BoundedQueue<int> queue(1);
  bool had_item = true;
  std::jthread consumer([&] { had_item = queue.pop().has_value(); });
  queue.close();
  consumer.join();
  BOOST_TEST(!had_item);
}

BOOST_AUTO_TEST_CASE(items_that_can_only_be_moved_pass_through) {
  BoundedQueue<std::unique_ptr<int>> queue(1);
  queue.push(std::make_unique<int>(5));
  BOOST_TEST(**queue.pop() == 5);
}

BOOST_AUTO_TEST_CASE(no_item_is_lost_or_doubled_between_many_threads) {
  constexpr int kItems = 5000;
  BoundedQueue<int> queue(4);
  std::vector<long> sums(3, 0);
  {
    std::vector<std::jthread> consumers;
    for (long& sum : sums) {
      consumers.emplace_back([&queue, &sum] {
        while (const auto item = queue.pop()) sum += *item;
      });
    }
    {
      std::vector<std::jthread> producers;
      for (int begin : {0, 1}) {
        producers.emplace_back([&queue, begin] {
          for (int item = begin; item < kItems; item += 2) queue.push(item);
        });
      }
    }
    queue.close();
  }
  BOOST_TEST(std::accumulate(sums.begin(), sums.end(), 0L) == kItems * (kItems - 1L) / 2);
}

BOOST_AUTO_TEST_SUITE_END()
