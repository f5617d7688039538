#include "net/md5.h"

#include <boost/test/unit_test.hpp>
#include <string_view>

namespace imagelift::net {
namespace {

std::string md5(std::initializer_list<std::string_view> pieces) {
  Md5 sum;
  for (const std::string_view piece : pieces) sum.add(piece);
  return sum.hex();
}

BOOST_AUTO_TEST_SUITE(md5_tests)

/// RFC 1321, A.5.
BOOST_AUTO_TEST_CASE(sums_are_those_of_the_rfc) {
  BOOST_TEST(md5({}) == "d41d8cd98f00b204e9800998ecf8427e");
  BOOST_TEST(md5({"message digest"}) == "f96b697d7cb7938d525a2f31aaf161d0");
}

BOOST_AUTO_TEST_CASE(pieces_do_not_matter) {
  BOOST_TEST(md5({"mess", "", "age digest"}) == md5({"message digest"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::net
