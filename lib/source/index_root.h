#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/url.h"

namespace imagelift::source {

/// The folder that an index page stands for, and what of its links lies below it. Paths are
/// compared in normal form (net::normal_path), so that spellings do not matter. Nexus shows its
/// folders below `service/rest/repository/browse/` and keeps their files below `repository/`: both
/// are the one folder.
class IndexRoot {
 public:
  explicit IndexRoot(const net::Url& page);

  /// The decoded path below the folder, empty for the folder itself; nothing for what does not lie
  /// there.
  std::optional<std::string> path_of(const net::Url& url) const;

  /// A folder that this one lies in, or itself: what a page links to as its parents.
  bool lies_in(const net::Url& url) const;

  bool is_same_host(const net::Url& url) const { return url.host == page_.host; }

 private:
  net::Url page_;
  std::vector<std::string> folders_;  // in normal form, end with '/'
};

/// True for what Jenkins offers to do with an artifact or a folder of them, and shows as links
/// below it: `a.jpg/*view*/`, `*zip*/all.zip`.
bool is_jenkins_action(const net::Url& url);

}  // namespace imagelift::source
