#include "jenkins/refusal.h"

namespace imagelift::jenkins {
namespace {

constexpr std::string_view kHowToBeKnown =
    "set JENKINS_USER_ID and JENKINS_API_TOKEN, or name a file by --credentials";

std::string who(const Asked& asked) {
  return asked.user.empty() ? "anonymous callers" : "the user '" + asked.user + "'";
}

std::string unauthorized(const Asked& asked) {
  if (asked.user.empty()) {
    return "Jenkins wants to know who asks (401): " + std::string(kHowToBeKnown);
  }
  return "Jenkins does not accept the credentials of " + who(asked) +
         " (401): check the user's name and API token";
}

std::string forbidden(const Asked& asked) {
  const std::string refused = "Jenkins does not allow this to " + who(asked) + " (403): ";
  return refused + (asked.user.empty() ? std::string(kHowToBeKnown)
                                       : "the permission for job '" + asked.job + "' is missing");
}

}  // namespace

std::string refusal(int status, const Asked& asked, std::string_view url) {
  const std::string job = "job '" + asked.job + "'";
  switch (status) {
    case 400:
      return "Jenkins does not take these parameters for " + job + " (400): has the job any?";
    case 401:
      return unauthorized(asked);
    case 403:
      return forbidden(asked);
    case 404:
      return "Jenkins has no " + job + ", or " + who(asked) + " may not see it (404)";
    case 405:
      return "Jenkins got something else than the POST that was sent (405): a redirect before it "
             "turns requests into GET; give the URL that Jenkins shows of itself";
    case 409:
      return "The " + job + " cannot be built (409): it is disabled";
    case 500:
      return "Jenkins failed on this request for " + job +
             " (500): most often a parameter is a value that the job does not offer";
    default:
      return "Jenkins answered " + std::to_string(status) + " for " + std::string(url);
  }
}

}  // namespace imagelift::jenkins
