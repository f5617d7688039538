#include "source/open_source.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "made_archive.h"
#include "scratch_folder.h"
#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

BOOST_AUTO_TEST_SUITE(open_source_tests)

BOOST_AUTO_TEST_CASE(a_folder_an_archive_and_a_list_are_told_apart_by_what_they_are) {
  ScratchFolder folder;
  folder.write("in/a.jpg", "a");
  const auto archive = folder.write("odd-name.txt", made_archive({{"z.jpg", "z"}}));
  const auto list = folder.write("list", "# mine\nhttp://h.test/l.jpg\n");
  const auto first_path = [](const std::string& location) {
    return Drive(open_source(location, {})).paths().at(0);
  };
  BOOST_TEST(first_path((folder.path() / "in").string()) == "a.jpg");
  BOOST_TEST(first_path(archive.string()) == "z.jpg");
  BOOST_TEST(first_path(list.string()) == "h.test/l.jpg");
}

BOOST_AUTO_TEST_CASE(opening_an_url_or_a_bucket_asks_nobody_yet) {
  for (const std::string location :
       {"http://nowhere.test/", "https://nowhere.test/a.zip", "s3://bucket/p", "gs://bucket"}) {
    BOOST_TEST(open_source(location, {}).get() != nullptr);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_source_is_wrong_usage_and_its_secrets_are_not_repeated) {
  ScratchFolder folder;
  const auto text = folder.write("table.csv", "image,clicks\n");
  for (const std::string& location :
       {std::string(""), std::string("/nonexistent/x"), std::string("ftp://u:secret@h/"),
        std::string("https://u:secret@h/"), std::string("s3://"), text.string()}) {
    try {
      open_source(location, {});
      BOOST_FAIL(location);
    } catch (const Error& error) {
      BOOST_CHECK(error.exit_code() == ExitCode::wrong_usage);
      BOOST_TEST(std::string(error.what()).find("secret") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_address_that_cannot_be_used_is_named) {
  BOOST_CHECK_EXCEPTION(open_source("ftp://u:secret@h/pictures", {}), Error, [](const auto& error) {
    return std::string(error.what())
        .starts_with("The image source ftp://h/pictures cannot be used.");
  });
}

BOOST_AUTO_TEST_SUITE_END()
