#include "source/index_page.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "source/html_links.h"

using namespace imagelift::source;

namespace {

using Links = std::vector<std::string>;

Links links_of(std::string_view html) {
  return html_links(html).links;
}

const std::string kNginx = R"(<html>
<head><title>Index of /</title></head>
<body>
<h1>Index of /</h1><hr><pre><a href="../">../</a>
<a href="deep/">deep/</a>                                              21-Nov-2026 11:00                   -
<a href="./colon%3Aname.jpg">colon:name.jpg</a>                        21-Nov-2026 11:00                  12
<a href="caf%C3%A9%20%E2%98%95.png">café ☕.png</a>                     21-Nov-2026 11:00                  12
</pre><hr></body>
</html>
)";

const std::string kApache = R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html>
 <head>
  <title>Index of /images</title>
 </head>
 <body>
<h1>Index of /images</h1>
  <table>
   <tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
   <tr><th colspan="5"><hr></th></tr>
<tr><td valign="top"><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td></tr>
<tr><td valign="top"><img src="/icons/folder.gif" alt="[DIR]"></td><td><a href="sub/">sub/</a></td><td align="right">2026-11-21 11:00  </td></tr>
<tr><td valign="top"><img src="/icons/image2.gif" alt="[IMG]"></td><td><a href="a&amp;b.jpg">a&amp;b.jpg</a></td><td align="right">2026-11-21 11:00  </td></tr>
</table>
</body></html>
)";

const std::string kPython = R"(<!DOCTYPE HTML>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Directory listing for /</title>
</head>
<body>
<h1>Directory listing for /</h1>
<hr>
<ul>
<li><a href="deep/">deep/</a></li>
<li><a href="space%20%27quote%27%20%26%20semi%3Bcolon.jpg">space &#x27;quote&#x27; &amp; semi;colon.jpg</a></li>
</ul>
<hr>
</body>
</html>
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(index_page_tests)

BOOST_AUTO_TEST_CASE(a_page_of_nginx) {
  BOOST_TEST(links_of(kNginx) ==
             (Links{"../", "deep/", "./colon%3Aname.jpg", "caf%C3%A9%20%E2%98%95.png"}));
}

BOOST_AUTO_TEST_CASE(a_page_of_apache) {
  BOOST_TEST(links_of(kApache) == (Links{"?C=N;O=D", "?C=M;O=A", "/", "sub/", "a&b.jpg"}));
}

BOOST_AUTO_TEST_CASE(a_page_of_pythons_http_server) {
  BOOST_TEST(links_of(kPython) == (Links{"deep/", "space%20%27quote%27%20%26%20semi%3Bcolon.jpg"}));
}

BOOST_AUTO_TEST_CASE(tags_are_read_in_any_spelling) {
  BOOST_TEST(links_of("<A HREF=a.jpg><a class='x' href = 'b c.jpg' ><a\nhref=\"c\"/>") ==
             (Links{"a.jpg", "b c.jpg", "c"}));
}

BOOST_AUTO_TEST_CASE(what_is_no_link_is_none) {
  BOOST_TEST(links_of("<!-- <a href='no'> --><abbr href='no'><b href='no'><a name='x'>").empty());
  BOOST_TEST(links_of("<a data-href='no'><a title=\"href='no'\">").empty());
}

BOOST_AUTO_TEST_CASE(of_two_href_attributes_the_first_counts) {
  BOOST_TEST(links_of("<a href=1 href=2>") == (Links{"1"}));
}

BOOST_AUTO_TEST_CASE(character_references_are_decoded) {
  BOOST_TEST(decode_references("a&amp;b&lt;&gt;&quot;&apos;&#39;&#x27;") == "a&b<>\"'''");
  BOOST_TEST(decode_references("&#8364;&#x1F600;&#233;") == "\u20ac\U0001F600\u00e9");
}

BOOST_AUTO_TEST_CASE(what_is_no_reference_stays) {
  const std::string odd = "a & b &; &nosuch; &#0; &#xD800; &#x110000; &#99999999999; &amp";
  BOOST_TEST(decode_references(odd) == odd);
}

BOOST_AUTO_TEST_CASE(named_references_and_those_of_windows_are_decoded) {
  BOOST_TEST(decode_references("caf&eacute;&nbsp;&Auml;&hellip;&lowbar;") == "café\u00a0Ä\u2026_");
  BOOST_TEST(decode_references("it&#146;s") == "it\u2019s");
}

BOOST_AUTO_TEST_CASE(blanks_around_a_link_and_line_breaks_in_it_do_not_count) {
  BOOST_TEST(links_of("<a href=' a.jpg '><a href='b.jpg\n'><a href='c\n\td e.jpg'>") ==
             (Links{"a.jpg", "b.jpg", "cd e.jpg"}));
}

BOOST_AUTO_TEST_CASE(scripts_hold_no_links_and_the_first_base_counts) {
  const auto found = html_links(
      "<BASE HREF='/x/'><base href='/y/'><base target=_top>"
      "<script>'<a href=\"no\">'</SCRIPT><a href=yes>");
  BOOST_TEST(found.base.value() == "/x/");
  BOOST_TEST(found.links == (Links{"yes"}));
}

BOOST_AUTO_TEST_CASE(listings_as_json_and_xml_are_read) {
  const Links expected{"./sub/", "./a%20b.jpg"};
  for (const std::string_view body :
       {R"([{"name":"sub","type":"directory"},{"name":"a b.jpg","type":"file","size":3}])",
        R"([{"name":"sub/","is_dir":true,"url":"./sub/"},{"name":"a b.jpg","is_dir":false}])",
        R"({"children":[{"uri":"/sub","folder":true},{"uri":"/a b.jpg","folder":false}]})",
        "<?xml version=\"1.0\"?>\n<list>\n<directory mtime=\"2026\">sub</directory>\n"
        "<file mtime=\"2026\" size=\"3\">a b.jpg</file></list>"}) {
    BOOST_TEST(read_index_page(body, "text/plain").value().links == expected);
  }
}

BOOST_AUTO_TEST_CASE(the_listing_of_a_public_bucket_goes_on_behind_its_last_key) {
  const auto page = read_index_page(
      "<?xml version='1.0'?><ListBucketResult xmlns='x'><IsTruncated>true</IsTruncated>"
      "<Contents><Key>p/</Key></Contents><Contents><Key>p/a&amp;b.jpg</Key></Contents>"
      "</ListBucketResult>",
      "application/xml");
  BOOST_TEST(page.value().links == (Links{"./p/a%26b.jpg"}));
  BOOST_TEST(page.value().next == "marker=p%2Fa%26b.jpg");
}

BOOST_AUTO_TEST_CASE(what_is_html_its_type_or_its_bytes_say) {
  for (const auto* type : {"text/html", "Text/HTML; charset=x", "application/xhtml+xml"}) {
    BOOST_TEST(read_index_page("<a href=a>", type).has_value());
  }
  BOOST_TEST(read_index_page(" <html><a href=a>", "").has_value());
  BOOST_TEST(read_index_page("<pre><a href=a>", "application/octet-stream").has_value());
  for (const auto* body : {"", "no", "\xFF\xD8\xFF", "<x>", "{}", "[1]"}) {
    BOOST_TEST(!read_index_page(body, "").has_value());
  }
}

BOOST_AUTO_TEST_CASE(any_bytes_are_read_to_their_end) {
  std::mt19937 random(3);
  const std::string alphabet = "<a href='\">=&#x;!- /\n\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random() % 40, ' ');
    for (auto& c : text) c = alphabet[random() % alphabet.size()];
    for (const auto& link : links_of(text)) BOOST_TEST_REQUIRE(link.size() <= text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
