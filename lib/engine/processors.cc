#include "engine/processors.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>
#include <thread>
#include <vector>

namespace imagelift::engine {
namespace {

namespace fs = std::filesystem;

/// Where a hierarchy of control groups is mounted; a line of proc/self/mountinfo (proc(5)).
struct Mount {
  fs::path root;   ///< the group that is seen at the mount point
  fs::path point;  ///< of the machine, before `root` of processors_within
  bool is_v2 = false;
};

/// A group of this process: a line of proc/self/cgroup (cgroups(7)).
struct Group {
  fs::path path;
  bool is_v2 = false;
};

bool contains(const std::string& list, std::string_view wanted) {
  std::istringstream items(list);
  for (std::string item; std::getline(items, item, ',');) {
    if (item == wanted) return true;
  }
  return false;
}

/// mountinfo writes blanks, tabs, line ends and backslashes as \040 and the like.
std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 3 < text.size() &&
                        text.find_first_not_of("01234567", i + 1) >= i + 4;
    plain += escape ? static_cast<char>(std::stoi(text.substr(i + 1, 3), nullptr, 8)) : text[i];
    if (escape) i += 3;
  }
  return plain;
}

std::vector<Mount> mounts_of(const fs::path& root) {
  std::vector<Mount> mounts;
  std::ifstream file(root / "proc/self/mountinfo");
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    const std::vector<std::string> words{std::istream_iterator<std::string>(fields), {}};
    const auto dash = std::find(words.begin(), words.end(), "-");
    if (words.size() < 6 || words.end() - dash < 4) continue;
    const bool is_v2 = dash[1] == "cgroup2";
    if (!is_v2 && !(dash[1] == "cgroup" && contains(dash[3], "cpu"))) continue;
    mounts.push_back({unescaped(words[3]), unescaped(words[4]), is_v2});
  }
  return mounts;
}

std::vector<Group> groups_of(const fs::path& root) {
  std::vector<Group> groups;
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (controllers.empty() || contains(controllers, "cpu")) {
      groups.push_back({line.substr(second + 1), controllers.empty()});
    }
  }
  return groups;
}

/// Processors that a quota allows, or nothing where there is none: `max 100000` or `-1`.
std::optional<double> ratio_of(const std::string& quota, const std::string& period) {
  try {
    const double allowed = std::stod(quota);
    const double of = std::stod(period);
    if (allowed > 0 && of > 0) return allowed / of;
  } catch (const std::logic_error&) {  // no number, or one without end: no limit
  }
  return std::nullopt;
}

std::string short_number(double value) {
  std::ostringstream text;
  text << value;  // six digits, no zeros behind them
  return text.str();
}

std::string word_of(const fs::path& file) {
  std::ifstream stream(file);
  std::string word;
  stream >> word;
  return word;
}

std::optional<double> quota_at(const fs::path& group, bool is_v2) {
  if (!is_v2)
    return ratio_of(word_of(group / "cpu.cfs_quota_us"), word_of(group / "cpu.cfs_period_us"));
  std::ifstream stream(group / "cpu.max");
  std::string quota;
  std::string period = "100000";  // the kernel's default
  stream >> quota >> period;
  return ratio_of(quota, period);
}

/// The group below its mount point: what a container sees of a path may begin at the mount's root,
/// or lie outside of it (then only the mount point itself is to be seen).
fs::path below_mount(const Group& group, const Mount& mount) {
  fs::path below = group.path.lexically_relative(mount.root);
  if (below.empty() || below == "." || *below.begin() == "..") return {};
  return below;
}

class Limit {
 public:
  Limit(int affinity, const fs::path& root) : root_(root) {
    const auto online = static_cast<int>(std::thread::hardware_concurrency());
    best_.count = std::max(1, affinity);
    best_.reason = affinity < online ? "the affinity of this process, of " +
                                           std::to_string(online) + " of the machine"
                                     : "all of the machine";
  }

  void look_at(const Group& group, const Mount& mount) {
    fs::path below = below_mount(group, mount);
    while (true) {
      const fs::path shown = mount.point / below;
      hold_against(quota_at(root_ / shown.relative_path(), mount.is_v2), shown);
      if (below.empty()) return;
      below = below.parent_path();
    }
  }

  Processors result() && { return std::move(best_); }

 private:
  void hold_against(const std::optional<double>& quota, const fs::path& group) {
    constexpr double kMost = 1e6;  // more than any machine has
    if (!quota || !(*quota < kMost)) return;
    const int whole = std::max(1, static_cast<int>(std::ceil(*quota)));
    if (whole >= best_.count) return;
    best_ = {whole, "the CPU quota of " + group.string() + " is " + short_number(*quota)};
  }

  const fs::path& root_;
  Processors best_;
};

int affinity_of_this_process() {
  for (int most = CPU_SETSIZE; most <= 1 << 20; most *= 2) {
    cpu_set_t* set = CPU_ALLOC(most);
    if (set == nullptr) break;
    const std::size_t size = CPU_ALLOC_SIZE(most);
    const bool known = sched_getaffinity(0, size, set) == 0;
    const int count = known ? CPU_COUNT_S(size, set) : 0;
    CPU_FREE(set);
    if (known) return count;
  }
  return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

Processors processors_within(int affinity, const fs::path& root) {
  Limit limit(affinity, root);
  const std::vector<Mount> mounts = mounts_of(root);
  for (const Group& group : groups_of(root)) {
    for (const Mount& mount : mounts) {
      if (mount.is_v2 == group.is_v2) limit.look_at(group, mount);
    }
  }
  return std::move(limit).result();
}

Processors available_processors() {
  return processors_within(affinity_of_this_process(), "/");
}

}  // namespace imagelift::engine
