#include "core/feature_catalog.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

using imagelift::FeatureCatalog;
using imagelift::FeatureId;
using imagelift::FeatureKind;

BOOST_AUTO_TEST_SUITE(feature_catalog_tests)

BOOST_AUTO_TEST_CASE(catalog_holds_every_vocabulary_in_full) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  BOOST_TEST(catalog.names(FeatureKind::colour).size() == 139u);
  BOOST_TEST(catalog.names(FeatureKind::label).size() == 1000u);
  BOOST_TEST(catalog.names(FeatureKind::object).size() == 80u);
  BOOST_TEST(catalog.names(FeatureKind::count).size() == 81u);
  BOOST_TEST(catalog.names(FeatureKind::face).size() == 1u);
  BOOST_TEST(catalog.names(FeatureKind::aesthetic).size() == 1u);
  BOOST_TEST(catalog.names(FeatureKind::quality).size() == 3u);
  BOOST_TEST(catalog.names(FeatureKind::other).empty());
}

BOOST_AUTO_TEST_CASE(keys_and_features_are_each_others_inverse) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  for (const FeatureKind kind : imagelift::kFeatureKinds) {
    for (const std::string& name : catalog.names(kind)) {
      const FeatureId id{kind, name};
      BOOST_TEST((catalog.feature(catalog.key(id)) == id), to_string(kind) << " " << name);
    }
  }
}

BOOST_AUTO_TEST_CASE(first_features_json_keeps_its_keys) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  for (const char* key : {"aliceblue", "aquamarine", "azure_x", "black_x", "brown", "burlywood"}) {
    BOOST_TEST_REQUIRE(catalog.feature(key).has_value(), key);
    BOOST_TEST((catalog.feature(key)->kind == FeatureKind::colour), key);
  }
}

BOOST_AUTO_TEST_CASE(one_name_in_three_kinds_takes_three_suffixes) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  BOOST_TEST(catalog.key({FeatureKind::colour, "orange"}) == "orange_x");
  BOOST_TEST(catalog.key({FeatureKind::label, "orange"}) == "orange_y");
  BOOST_TEST(catalog.key({FeatureKind::object, "orange"}) == "orange_z");
  BOOST_TEST(catalog.key({FeatureKind::count, "orange"}) == "orange_count");
}

BOOST_AUTO_TEST_CASE(names_that_differ_by_a_space_alone_collide) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  BOOST_TEST(catalog.key({FeatureKind::label, "parking_meter"}) == "parking_meter_y");
  BOOST_TEST(catalog.key({FeatureKind::object, "parking meter"}) == "parking_meter_z");
}

BOOST_AUTO_TEST_CASE(names_of_one_kind_alone_have_no_suffix) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  BOOST_TEST(catalog.key({FeatureKind::object, "dog"}) == "dog");
  BOOST_TEST(catalog.key({FeatureKind::object, "potted plant"}) == "potted_plant");
  BOOST_TEST(catalog.key({FeatureKind::count, "potted plant"}) == "potted_plant_count");
  BOOST_TEST(catalog.key({FeatureKind::label, "studio_couch"}) == "studio_couch");
  BOOST_TEST(catalog.key({FeatureKind::count, "face"}) == "face_count");
}

BOOST_AUTO_TEST_CASE(grey_aqua_and_fuchsia_have_one_spelling) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  for (const char* kept : {"gray", "darkslategray", "aqua", "fuchsia", "rebeccapurple"}) {
    BOOST_TEST(catalog.feature(kept).has_value(), kept);
  }
  for (const char* merged : {"grey", "darkslategrey", "cyan", "magenta"}) {
    BOOST_TEST(!catalog.feature(merged).has_value(), merged);
  }
}

BOOST_AUTO_TEST_CASE(unknown_feature_keeps_its_name_unless_the_key_is_taken) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  BOOST_TEST(catalog.key({FeatureKind::label, "red carpet"}) == "red_carpet");
  BOOST_TEST(catalog.key({FeatureKind::label, "dog"}) == "dog_y");
  BOOST_TEST(catalog.key({FeatureKind::other, "dog"}) == "dog_other");
  BOOST_TEST(catalog.key({FeatureKind::count, "ship"}) == "ship_count");
}

BOOST_AUTO_TEST_CASE(keys_give_back_the_names_of_their_kind) {
  BOOST_TEST(imagelift::name_in_key(FeatureKind::count, "ship_count") == "ship");
  BOOST_TEST(imagelift::name_in_key(FeatureKind::count, "_count") == "_count");
  BOOST_TEST(imagelift::name_in_key(FeatureKind::label, "ship_count") == "ship_count");
}

BOOST_AUTO_TEST_CASE(malformed_catalogs_are_refused) {
  BOOST_CHECK_NO_THROW(FeatureCatalog("kind,name,key\nobject,dog,dog\n"));
  for (const char* csv :
       {"kind,name,key\nobject\n", "kind,name,key\nobject,dog\n", "kind,name,key\nanimal,dog,dog\n",
        "kind,name,key\nobject,dog,dog\nlabel,pug,dog\n",
        "kind,name,key\nobject,dog,dog\nobject,dog,hound\n"}) {
    BOOST_CHECK_THROW(FeatureCatalog{csv}, std::invalid_argument);
  }
}

BOOST_AUTO_TEST_SUITE_END()
