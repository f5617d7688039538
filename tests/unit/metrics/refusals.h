#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "core/error.h"
#include "metrics/read_metrics.h"

namespace imagelift::metrics {

inline MetricTable parse(std::string_view text, const MetricOptions& options = {}) {
  return parse_metrics(std::string(text), "metrics.csv", options);
}

/// The sentence of the error that the text must give.
inline std::string complaint(std::string_view text, const MetricOptions& options = {}) {
  try {
    parse(text, options);
  } catch (const Error& error) {
    BOOST_CHECK(error.exit_code() == ExitCode::wrong_usage);
    return error.what();
  }
  BOOST_ERROR("accepted: " << text);
  return {};
}

/// Whether a part stands in a sentence; shows the sentence where it does not.
inline boost::test_tools::predicate_result says(const std::string& sentence,
                                                std::string_view part) {
  boost::test_tools::predicate_result result(sentence.find(part) != std::string::npos);
  if (!result) result.message() << "in: " << sentence;
  return result;
}

}  // namespace imagelift::metrics
