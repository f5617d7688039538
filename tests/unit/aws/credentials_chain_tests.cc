#include "aws/credentials_chain.h"

#include <boost/test/unit_test.hpp>
#include <deque>

#include "asked.h"
#include "core/error.h"

using namespace imagelift::aws;
using namespace std::chrono_literals;

namespace {

/// Gives these results, one after another; the last one stays.
class Place final : public Provider {
 public:
  Place(std::string name, std::deque<FetchResult> results, int* asked = nullptr)
      : name_(std::move(name)), results_(std::move(results)), asked_(asked) {}
  std::string name() const override { return name_; }
  FetchResult fetch(std::stop_token) override {
    if (asked_ != nullptr) ++*asked_;
    auto fetched = results_.front();
    if (results_.size() > 1) results_.pop_front();
    return fetched;
  }

 private:
  std::string name_;
  std::deque<FetchResult> results_;
  int* asked_;
};

struct Fixture {
  std::vector<std::unique_ptr<Provider>> places;
  Time now = Time(1000h);
  int asked = 0;

  void add(std::string name, std::deque<FetchResult> results) {
    places.push_back(std::make_unique<Place>(std::move(name), std::move(results), &asked));
  }
  CredentialsChain chain() {
    return CredentialsChain(std::move(places), [this] { return now; });
  }
  Credentials until(const std::string& key, Time end) { return {{key, "s", "t"}, end}; }
};

std::string sentence_of(CredentialsChain& chain) {
  try {
    chain.keys({});
    return "";
  } catch (const imagelift::Error& error) {
    return error.what();
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(credentials_chain_tests, Fixture)

BOOST_AUTO_TEST_CASE(the_first_place_that_has_credentials_is_stayed_with) {
  add("one", {Absent{"nothing here"}});
  add("two", {Credentials{{"a", "b", ""}, std::nullopt}});
  add("three", {Credentials{{"x", "y", ""}, std::nullopt}});
  auto credentials = chain();
  for (int i = 0; i < 3; ++i) BOOST_TEST(credentials.keys({}).value().access_key == "a");
  BOOST_TEST(credentials.sentence() == "signed with the credentials from two");
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(no_place_with_any_means_anonymous_and_each_says_why) {
  add("one", {Absent{"A is not set"}});
  add("two", {Absent{"nobody is there"}});
  auto credentials = chain();
  BOOST_TEST(!credentials.keys({}).has_value());
  BOOST_TEST(!credentials.keys({}).has_value());
  BOOST_TEST(credentials.sentence() ==
             "not signed, since there are no credentials (one: A is not set; two: nobody is "
             "there)");
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(a_place_that_should_have_some_ends_the_run_with_its_name) {
  add("the role of the container", {Failed{"http://h answered 403"}});
  add("two", {Credentials{{"a", "b", ""}, std::nullopt}});
  auto credentials = chain();
  BOOST_TEST(sentence_of(credentials) ==
             "No credentials for AWS from the role of the container: http://h answered 403.");
  BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(they_are_renewed_five_minutes_before_their_end) {
  add("role", {until("first", now + 1h), until("second", now + 2h)});
  auto credentials = chain();
  credentials.keys({});
  now += 54min;
  BOOST_TEST(credentials.keys({}).value().access_key == "first");
  now += 2min;
  BOOST_TEST(credentials.keys({}).value().access_key == "second");
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(where_that_fails_they_serve_to_their_end_and_it_is_tried_each_minute) {
  add("role", {until("first", now + 1h), Failed{"down"}, Failed{"down"}, until("new", now + 9h)});
  auto credentials = chain();
  credentials.keys({});
  now += 56min;
  for (int i = 0; i < 100; ++i) BOOST_TEST(credentials.keys({}).value().access_key == "first");
  BOOST_TEST(asked == 2);
  now += 1min;
  BOOST_TEST(credentials.keys({}).value().access_key == "first");
  BOOST_TEST(asked == 3);
  now += 1min;
  BOOST_TEST(credentials.keys({}).value().access_key == "new");
}

BOOST_AUTO_TEST_CASE(after_their_end_the_run_ends_with_a_sentence) {
  add("role", {until("first", now + 1h), Failed{"http://h answered 500"}});
  auto credentials = chain();
  credentials.keys({});
  now += 1h;
  BOOST_TEST(sentence_of(credentials) ==
             "The credentials for AWS from role ended at 1970-02-11T17:00:00Z, and there are no "
             "new ones: http://h answered 500.");
}

BOOST_AUTO_TEST_CASE(short_lived_ones_are_not_renewed_at_every_request) {
  add("role", {until("first", now + 3min), until("second", now + 6min)});
  auto credentials = chain();
  for (int i = 0; i < 100; ++i) BOOST_TEST(credentials.keys({}).value().access_key == "first");
  now += 1min;
  BOOST_TEST(credentials.keys({}).value().access_key == "second");
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(the_order_is_that_of_awss_own_tools) {
  std::string names;
  for (const auto& place : default_providers(variables({}), "")) names += place->name() + ", ";
  BOOST_TEST(names ==
             "the environment, web identity, the credentials file, the role of the container, the "
             "role of the instance, ");
}

BOOST_AUTO_TEST_SUITE_END()
