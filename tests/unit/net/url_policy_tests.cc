#include "net/url_policy.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace imagelift::net;

namespace {

struct Case {
  const char* address;
  AddressKind kind;
};

std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.address;
}

using enum AddressKind;

const std::vector<Case> kCases = {
    {"8.8.8.8", global},
    {"1.1.1.1", global},
    {"9.255.255.255", global},
    {"10.0.0.0", private_use},
    {"10.255.255.255", private_use},
    {"11.0.0.0", global},
    {"0.0.0.0", reserved},
    {"0.1.2.3", reserved},
    {"100.63.255.255", global},
    {"100.64.0.0", carrier_grade},
    {"100.127.255.255", carrier_grade},
    {"100.128.0.0", global},
    {"127.0.0.1", loopback},
    {"127.255.255.254", loopback},
    {"128.0.0.1", global},
    {"169.253.255.255", global},
    {"169.254.169.254", link_local},
    {"169.255.0.0", global},
    {"172.15.255.255", global},
    {"172.16.0.1", private_use},
    {"172.31.255.255", private_use},
    {"172.32.0.0", global},
    {"192.0.0.1", reserved},
    {"192.0.2.1", reserved},
    {"192.88.99.1", reserved},
    {"192.167.255.255", global},
    {"192.168.0.1", private_use},
    {"192.169.0.0", global},
    {"198.17.255.255", global},
    {"198.18.0.1", reserved},
    {"198.19.255.255", reserved},
    {"198.20.0.0", global},
    {"198.51.100.1", reserved},
    {"203.0.113.1", reserved},
    {"223.255.255.255", global},
    {"224.0.0.1", multicast},
    {"239.255.255.255", multicast},
    {"240.0.0.1", reserved},
    {"255.255.255.255", reserved},
    {"::", reserved},
    {"::1", loopback},
    {"::7f00:1", embedded},
    {"::127.0.0.1", embedded},
    {"::ffff:127.0.0.1", embedded},
    {"::ffff:8.8.8.8", embedded},
    {"::ffff:0:8.8.8.8", reserved},
    {"64:ff9b::8.8.8.8", global},
    {"64:ff9b::127.0.0.1", loopback},
    {"64:ff9b::10.0.0.1", private_use},
    {"64:ff9b:1::8.8.8.8", embedded},
    {"100::1", reserved},
    {"2001::1", embedded},
    {"2001:10::1", reserved},
    {"2001:db8::1", reserved},
    {"2001:4860:4860::8888", global},
    {"2002:7f00:1::", embedded},
    {"2606:4700::1111", global},
    {"3fff::1", reserved},
    {"3ffe::1", global},
    {"4000::1", reserved},
    {"5f00::1", reserved},
    {"fc00::1", private_use},
    {"fdff::1", private_use},
    {"fe80::1", link_local},
    {"fe80::1%1", link_local},
    {"febf::1", link_local},
    {"fec0::1", private_use},
    {"ff02::1", multicast},
    {"localhost", not_an_address},
    {"127.1", not_an_address},
    {"2130706433", not_an_address},
    {"", not_an_address},
};

Url url_of(const char* text) {
  return std::get<Url>(parse_url(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url_policy_tests)

BOOST_DATA_TEST_CASE(every_address_has_its_kind, kCases) {
  BOOST_TEST(static_cast<int>(kind_of_address(sample.address)) == static_cast<int>(sample.kind));
}

BOOST_DATA_TEST_CASE(only_global_addresses_are_allowed_by_default, kCases) {
  BOOST_TEST(UrlPolicy{}.allows(url_of("http://h/"), sample.address) == (sample.kind == global));
}

BOOST_AUTO_TEST_CASE(configuration_allows_private_addresses) {
  const UrlPolicy policy{.allow_private = true, .trusted_origins = {}};
  BOOST_TEST(policy.allows(url_of("http://h/"), "10.0.0.1"));
  BOOST_TEST(!policy.allows(url_of("http://h/"), "none"));
}

BOOST_AUTO_TEST_CASE(a_trusted_origin_is_exempt_and_only_it) {
  const UrlPolicy policy{.allow_private = false, .trusted_origins = {"http://minio:9000"}};
  BOOST_TEST(policy.allows(url_of("http://minio:9000/bucket"), "10.0.0.1"));
  BOOST_TEST(!policy.allows(url_of("http://minio:9001/"), "10.0.0.1"));
  BOOST_TEST(!policy.allows(url_of("https://minio:9000/"), "10.0.0.1"));
  BOOST_TEST(!policy.allows(url_of("http://other:9000/"), "10.0.0.1"));
}

BOOST_AUTO_TEST_SUITE_END()
