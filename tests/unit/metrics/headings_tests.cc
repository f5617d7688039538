#include "metrics/headings.h"

#include <boost/test/unit_test.hpp>

#include "metrics/heading_key.h"

namespace imagelift::metrics {
namespace {

BOOST_AUTO_TEST_SUITE(headings_tests)

BOOST_AUTO_TEST_CASE(case_accents_blanks_and_width_do_not_matter) {
  BOOST_CHECK_EQUAL(heading_key("Link-Klicks"), "linkklicks");
  BOOST_CHECK_EQUAL(heading_key("Nom de la PUBLICITE\u0301"), heading_key("nom de la publicité"));
  BOOST_CHECK_EQUAL(heading_key("ＣＴＲ（すべて）"), heading_key("CTR (すべて)"));
  BOOST_CHECK_EQUAL(heading_key("Straße"), "strasse");
  BOOST_CHECK(heading_key("インプレッション") != heading_key("インフレッション"));
}

BOOST_AUTO_TEST_CASE(the_languages_are_known) {
  for (const char* heading :
       {"Ad name", "Anzeigenname", "Nom de la publicité", "Nombre del anuncio",
        "Nome dell'inserzione", "Nome do anúncio", "Advertentienaam", "広告の名前", "Image ad name",
        "Creative Name", "image_name", "Bild"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::image, heading);
  }
  for (const char* heading : {"Impressions", "Impr.", "Impressionen", "Impresiones", "Impression",
                              "Impressões", "Weergaven", "インプレッション", "表示回数"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::impressions, heading);
  }
  for (const char* heading :
       {"Clicks", "Link clicks", "Link-Klicks", "Klicks (alle)", "Clics sur un lien",
        "Clics (tous)", "Clics en el enlace", "Clic sul link", "Cliques no link", "Klikken op link",
        "リンクのクリック", "クリック数", "Clicks (destination)", "Outbound clicks"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::clicks, heading);
  }
}

BOOST_AUTO_TEST_CASE(link_clicks_rank_before_all_clicks) {
  BOOST_CHECK_LT(known_heading("Link clicks").rank, known_heading("Clicks").rank);
  BOOST_CHECK_LT(known_heading("Clicks").rank, known_heading("Clicks (all)").rank);
  BOOST_CHECK_LT(known_heading("リンクのクリック").rank, known_heading("クリック(すべて)").rank);
  BOOST_CHECK_LT(known_heading("Creative Name").rank, known_heading("Ad ID").rank);
}

BOOST_AUTO_TEST_CASE(units_are_cut_and_kept) {
  const KnownHeading spend = known_heading("Amount spent (EUR)");
  BOOST_CHECK_EQUAL(spend.measure, "spend");
  BOOST_CHECK_EQUAL(spend.unit, "EUR");
  BOOST_CHECK_EQUAL(known_heading("Cost [€]").unit, "EUR");
  BOOST_CHECK_EQUAL(known_heading("消化金額（JPY）").unit, "JPY");
  BOOST_CHECK_EQUAL(known_heading("Kosten in EUR").measure, "spend");
  BOOST_CHECK_EQUAL(known_heading("CTR %").unit, "%");
  BOOST_CHECK(known_heading("Impressions (millions)").role == Role::unknown);
  BOOST_CHECK(known_heading("Clicks (all)").unit.empty());
}

BOOST_AUTO_TEST_CASE(headings_of_pivot_tables_are_known) {
  for (const char* heading :
       {"Sum of Impressions", "Summe von Impressionen", "Somme de Impressions", "Som van Weergaven",
        "合計 / インプレッション"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::impressions, heading);
  }
  for (const char* heading :
       {"Row Labels", "Zeilenbeschriftungen", "Étiquettes de lignes", "行ラベル"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::image, heading);
  }
  BOOST_CHECK_EQUAL(known_heading("Sum of Amount spent (EUR)").unit, "EUR");
  BOOST_CHECK(known_heading("Sum of CTR").role == Role::unknown);
  BOOST_CHECK(known_heading("Sum of Reach").role == Role::unknown);
}

BOOST_AUTO_TEST_CASE(shares_of_counts_are_no_counts) {
  for (const char* heading : {"Impressions %", "Clicks (%)", "% Impressions", "Impressionen ％"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::ignored, heading);
  }
}

BOOST_AUTO_TEST_CASE(measures_have_kinds) {
  BOOST_CHECK(measure_kind("conversions") == MeasureKind::events);
  BOOST_CHECK(measure_kind("spend") == MeasureKind::amount);
  BOOST_CHECK(measure_kind("reach") == MeasureKind::level);
  BOOST_CHECK(!measure_kind("weight"));
}

BOOST_AUTO_TEST_CASE(what_is_no_heading_is_unknown) {
  for (const char* heading : {"", "dog_beach", "82844", "...", "--"}) {
    BOOST_CHECK_MESSAGE(known_heading(heading).role == Role::unknown, heading);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
