#include "source/bucket_page.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift::source;

namespace {

using Keys = std::vector<std::string>;

std::string listing(const std::string& inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" +
         inside + "</ListBucketResult>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bucket_page_tests)

BOOST_AUTO_TEST_CASE(keys_of_an_s3_page_are_decoded) {
  const auto page =
      parse_s3_page(listing("<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
                            "<Contents><Key>a+b%2Bc.jpg</Key><Size>1</Size></Contents>"
                            "<Contents><Key>caf%C3%A9%FF.jpg</Key></Contents>"));
  BOOST_REQUIRE(page.has_value());
  BOOST_TEST(page->keys == (Keys{"a b+c.jpg", "caf\xC3\xA9\xFF.jpg"}));
  BOOST_TEST(page->next.empty());
}

BOOST_AUTO_TEST_CASE(keys_that_are_not_url_encoded_keep_their_signs) {
  const auto page = parse_s3_page(listing("<Contents><Key>a+b%20&amp;c</Key></Contents>"));
  BOOST_TEST(page->keys == (Keys{"a+b%20&c"}));
}

BOOST_AUTO_TEST_CASE(a_truncated_s3_page_names_the_next) {
  const auto page =
      parse_s3_page(listing("<IsTruncated>true</IsTruncated>"
                            "<NextContinuationToken>1ueG&quot;==</NextContinuationToken>"));
  BOOST_TEST(page->next == "1ueG\"==");
  BOOST_TEST(!parse_s3_page(listing("<IsTruncated>true</IsTruncated>")).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_s3_listing_is_none) {
  for (const std::string bad : {"", "<html></html>", "<Error><Code>AccessDenied</Code></Error>"}) {
    BOOST_TEST(!parse_s3_page(bad).has_value());
  }
  BOOST_TEST(!parse_s3_page(listing("<Contents><Size>1</Size></Contents>")).has_value());
}

BOOST_AUTO_TEST_CASE(names_of_a_gs_page_are_read) {
  const auto page = parse_gs_page(
      R"({"kind":"storage#objects","nextPageToken":"t","items":[{"name":"a.jpg"},{"name":"\u00fc"}]})");
  BOOST_TEST(page->keys == (Keys{"a.jpg", "\u00fc"}));
  BOOST_TEST(page->next == "t");
  BOOST_TEST(parse_gs_page("{}")->keys.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_gs_page_is_none) {
  for (const std::string bad :
       {"", "[]", "{", R"({"items":{}})", R"({"items":[1]})", R"({"items":[{"name":1}]})"}) {
    BOOST_TEST(!parse_gs_page(bad).has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()
