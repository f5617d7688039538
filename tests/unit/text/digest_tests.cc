#include "text/digest.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <initializer_list>

#include "text/temporary_folder.h"

namespace imagelift::text {
namespace {

std::string md5_of(std::initializer_list<std::string_view> pieces) {
  Digest digest(DigestKind::md5);
  for (const auto piece : pieces) digest.add(piece);
  return digest.hex();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digest_tests)

BOOST_AUTO_TEST_CASE(sums_are_those_of_rfc_1321) {
  BOOST_TEST(md5_of({}) == "d41d8cd98f00b204e9800998ecf8427e");
  BOOST_TEST(md5_of({"message digest"}) == "f96b697d7cb7938d525a2f31aaf161d0");
}

BOOST_AUTO_TEST_CASE(sums_are_those_of_fips_180) {
  BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(pieces_sum_up_to_the_whole) {
  BOOST_TEST(md5_of({"mess", "", "age digest"}) == md5("message digest"));
}

BOOST_AUTO_TEST_CASE(a_file_has_the_digest_of_its_bytes) {
  const TemporaryFolder folder;
  const std::string content((1 << 20) + 7, 'x');  // more than one block
  std::ofstream(folder / "file", std::ios::binary) << content;
  BOOST_TEST((digest_of_file(DigestKind::md5, folder / "file") == md5(content)));
  BOOST_TEST(!digest_of_file(DigestKind::md5, folder / "absent"));
  BOOST_TEST(!digest_of_file(DigestKind::md5, folder.path()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
