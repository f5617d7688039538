#include "image/digest.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "core/error.h"
#include "text/temporary_folder.h"

using namespace imagelift;

namespace {

std::vector<std::uint8_t> bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digest_tests)

BOOST_AUTO_TEST_CASE(digests_are_those_of_fips_180_and_rfc_1321) {
  const Content abc = image::content_of(bytes("abc"));
  BOOST_TEST(abc.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(abc.md5 == "900150983cd24fb0d6963f7d28e17f72");
  BOOST_TEST(abc.bytes == 3u);
}

BOOST_AUTO_TEST_CASE(nothing_has_digests_too) {
  const Content nothing = image::content_of({});
  BOOST_TEST(nothing.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(nothing.md5 == "d41d8cd98f00b204e9800998ecf8427e");
  BOOST_TEST(nothing.bytes == 0u);
}

BOOST_AUTO_TEST_CASE(file_has_the_digest_of_its_bytes) {
  const text::TemporaryFolder folder;
  const std::string content((1 << 20) + 7, 'x');  // more than one block
  std::ofstream(folder / "file", std::ios::binary) << content;
  BOOST_TEST(image::sha256_of_file(folder / "file") == image::content_of(bytes(content)).sha256);
  BOOST_CHECK_THROW(image::sha256_of_file(folder / "absent"), Error);
  BOOST_CHECK_THROW(image::sha256_of_file(folder.path()), Error);
}

BOOST_AUTO_TEST_SUITE_END()
