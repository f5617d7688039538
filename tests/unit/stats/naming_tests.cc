#include "stats/naming.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>

#include "stats/findings.h"
#include "vector_run.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

using Json = nlohmann::ordered_json;

/// A run of naming.json, and what is found in it.
struct NamedRun {
  std::vector<std::string> factors;  ///< all of them, in the file's order
  Analysis analysis;
  std::map<std::string, std::size_t> index;  ///< of each feature's key

  explicit NamedRun(const Json& entry) {
    Outcomes outcomes = outcomes_of(entry);
    for (const auto& [name, levels] : entry.at("factors").items()) {
      factors.push_back(name);
      outcomes.factors.push_back(factor_of(name, levels));
    }
    analysis = analyse(table_of(entry.at("columns")), outcomes);
    for (std::size_t f = 0; f < analysis.features.size(); ++f) {
      index[analysis.features[f].key] = f;
    }
  }

  Json key_of(std::size_t f) const {
    return f == Naming::kNone ? Json(nullptr) : Json(analysis.features[f].key);
  }
  Json keys_of(const std::vector<std::size_t>& features) const {
    Json keys = Json::array();
    for (const auto f : features) keys.push_back(key_of(f));
    return keys;
  }
};

void check_estimate(const Estimate& got, const Json& expected, double tolerance,
                    const std::string& what) {
  check_close(got.value, expected.at("value"), tolerance, what + ": value");
  check_close(got.standard_error, expected.at("standard_error"), tolerance, what + ": error");
  check_close(got.p, expected.at("p"), tolerance, what + ": p");
}

void check_feature(const NamedRun& run, const FeatureResult& got, const Json& expected,
                   double tolerance) {
  BOOST_CHECK_EQUAL(to_string(got.eligibility), expected.at("eligibility").get<std::string>());
  check_estimate(got.impact, expected.at("difference"), tolerance, got.key);
  BOOST_CHECK_EQUAL(to_string(got.naming.status), expected.at("status").get<std::string>());
  BOOST_CHECK_EQUAL(run.key_of(got.naming.under), expected.at("under"));
  if (got.eligibility != Eligibility::tested) return;
  check_close(got.p, expected.at("p"), tolerance, got.key + ": p");
  check_close(got.q, expected.at("q"), tolerance, got.key + ": q");
  BOOST_CHECK_EQUAL(got.marked, expected.at("marked").get<bool>());
  BOOST_CHECK_EQUAL(got.hypothesis_within, expected.at("hypothesis").get<std::size_t>());
  check_close(got.p_within, expected.at("p_within"), tolerance, got.key + ": p*");
  check_close(got.q_within, expected.at("q_within"), tolerance, got.key + ": q of p*");
  if (!run.analysis.factors.empty()) {
    check_estimate(got.held_fixed.estimate, expected.at("held_fixed"), tolerance,
                   got.key + ", held fixed");
    BOOST_CHECK_EQUAL(to_string(got.held_fixed.adjustment), expected.at("flag").get<std::string>());
  }
  check_close(got.naming.phi, expected.at("phi"), tolerance, got.key + ": phi");
  if (expected.contains("or")) {
    BOOST_CHECK_EQUAL(got.naming.is_hardly_told_apart(), expected.at("or").get<bool>());
  }
}

void check_levels(const NamedRun& run, const Json& expected, double tolerance) {
  BOOST_REQUIRE_EQUAL(run.analysis.levels.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const LevelResult& got = run.analysis.levels[i];
    const Json& wanted = expected[i];
    const std::string name = run.analysis.factors[got.factor] + " " + got.name;
    BOOST_CHECK_EQUAL(run.analysis.factors[got.factor], wanted.at("factor").get<std::string>());
    BOOST_CHECK_EQUAL(got.level, wanted.at("level").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.tested, wanted.at("enough").get<bool>());
    check_estimate(got.difference, wanted.at("difference"), tolerance, name);
    BOOST_CHECK_EQUAL(got.named, wanted.at("named").get<bool>());
    if (!got.tested) continue;
    BOOST_CHECK_EQUAL(got.hypothesis, wanted.at("hypothesis").get<std::size_t>());
    if (!got.stands_for_it) continue;
    check_estimate(got.decides, wanted.at("held_fixed"), tolerance, name + ", held fixed");
    check_close(got.p, wanted.at("p"), tolerance, name + ": p*");
    check_close(got.q, wanted.at("q"), tolerance, name + ": q");
  }
}

void check_findings(const NamedRun& run, const Json& expected) {
  const Findings got = findings(run.analysis);
  BOOST_CHECK_EQUAL(run.keys_of(got.more), expected.at("more"));
  BOOST_CHECK_EQUAL(run.keys_of(got.fewer), expected.at("fewer"));
  const Json& lead = expected.at("false_lead");
  BOOST_REQUIRE_EQUAL(got.false_lead.has_value(), !lead.is_null());
  if (!got.false_lead) return;
  BOOST_CHECK_EQUAL(run.key_of(got.false_lead->feature), lead.at("feature"));
  BOOST_CHECK_EQUAL(to_string(got.false_lead->status), lead.at("status").get<std::string>());
  if (run.analysis.factors.empty()) return;
  BOOST_CHECK_EQUAL(to_string(got.false_lead->adjustment), lead.at("flag").get<std::string>());
}

void check_run(const Json& entry, double tolerance) {
  const NamedRun run(entry);
  const Json& expected = entry.at("expected");
  const Analysis& got = run.analysis;
  BOOST_CHECK_EQUAL(to_string(got.weights.weighting), expected.at("weights").get<std::string>());
  for (std::size_t f = 0; f < run.factors.size(); ++f) {
    BOOST_CHECK_EQUAL(to_string(got.factor_uses[f]),
                      expected.at("offered").at(run.factors[f]).get<std::string>());
  }
  BOOST_CHECK_EQUAL(got.hypotheses_within, expected.at("hypotheses").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.rejected_within, expected.at("rejected").get<std::size_t>());
  BOOST_CHECK_EQUAL(run.keys_of(got.names), expected.at("names"));
  for (const Json& joint : expected.at("joint")) {
    const auto& feature = got.features[run.index.at(joint.at("feature"))];
    check_close(feature.naming.joint_p, joint.at("p"), tolerance, feature.key + ": joint p");
  }
  for (const auto& feature : got.features) {
    BOOST_TEST_CONTEXT(feature.key) {
      check_feature(run, feature, expected.at("features").at(feature.key), tolerance);
    }
  }
  check_levels(run, expected.at("levels"), tolerance);
  check_findings(run, expected);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naming_tests)

BOOST_AUTO_TEST_CASE(agrees_with_a_dense_implementation_from_rows_to_names) {
  const auto file = ordered_vectors("naming");
  for (const auto& entry : file.at("cases")) {
    BOOST_TEST_CONTEXT(entry.at("name").get<std::string>()) {
      check_run(entry, file.at("tolerance"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
