#include "engine/processors.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "text/temporary_folder.h"

using namespace imagelift::engine;

namespace {

namespace fs = std::filesystem;

/// Files as /proc and /sys have them, in a folder of their own.
class Machine {
 public:
  Machine& with(const fs::path& file, const std::string& content) {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream(root_ / file) << content << '\n';
    return *this;
  }

  Machine& in_v2(const std::string& group, const std::string& mounted = "/") {
    with("proc/self/cgroup", "0::" + group);
    return with(
        "proc/self/mountinfo",
        "29 23 0:26 " + mounted + " /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw");
  }

  Machine& in_v1(const std::string& group, const std::string& mounted = "/") {
    with("proc/self/cgroup", "5:memory:/else\n4:cpu,cpuacct:" + group + "\n1:name=systemd:/else");
    return with("proc/self/mountinfo",
                "31 23 0:28 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n30 23 0:27 " +
                    mounted + " /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct");
  }

  int count(int affinity = 64) const { return processors_within(affinity, root_).count; }
  std::string reason(int affinity = 64) const { return processors_within(affinity, root_).reason; }

 private:
  const imagelift::text::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

constexpr auto kV1 = "sys/fs/cgroup/cpu,cpuacct/";

}  // namespace

BOOST_AUTO_TEST_SUITE(processors_tests)

BOOST_AUTO_TEST_CASE(without_any_file_the_affinity_decides) {
  const Machine machine;
  BOOST_TEST(machine.count(3) == 3);
  BOOST_TEST(machine.count(0) == 1);
}

BOOST_AUTO_TEST_CASE(a_quota_of_version_2_is_rounded_up) {
  Machine machine;
  machine.in_v2("/pod").with("sys/fs/cgroup/pod/cpu.max", "150000 100000");
  BOOST_TEST(machine.count() == 2);
  BOOST_TEST(machine.reason() == "the CPU quota of /sys/fs/cgroup/pod is 1.5");
  machine.with("sys/fs/cgroup/pod/cpu.max", "1000 100000");
  BOOST_TEST(machine.count() == 1);
}

BOOST_AUTO_TEST_CASE(no_quota_limits_nothing) {
  Machine machine;
  machine.in_v2("/pod");
  for (const char* text : {"max 100000", "max", "", "0 100000", "100000 0", "many few"}) {
    machine.with("sys/fs/cgroup/pod/cpu.max", text);
    BOOST_TEST(machine.count() == 64);
  }
}

BOOST_AUTO_TEST_CASE(the_smallest_of_nested_groups_decides) {
  Machine machine;
  machine.in_v2("/slice/pod/container")
      .with("sys/fs/cgroup/slice/pod/container/cpu.max", "800000 100000")
      .with("sys/fs/cgroup/slice/pod/cpu.max", "max 100000")
      .with("sys/fs/cgroup/slice/cpu.max", "300000 100000");
  BOOST_TEST(machine.count() == 3);
  BOOST_TEST(machine.reason() == "the CPU quota of /sys/fs/cgroup/slice is 3");
  machine.with("sys/fs/cgroup/cpu.max", "100000 100000");
  BOOST_TEST(machine.count() == 1);
}

BOOST_AUTO_TEST_CASE(a_small_affinity_beats_a_large_quota) {
  Machine machine;
  machine.in_v2("/pod").with("sys/fs/cgroup/pod/cpu.max", "400000 100000");
  BOOST_TEST(machine.count(2) == 2);
  BOOST_TEST(machine.count(8) == 4);
}

BOOST_AUTO_TEST_CASE(a_container_sees_its_own_group_at_the_mount_point) {
  Machine machine;
  machine.in_v2("/").with("sys/fs/cgroup/cpu.max", "200000 100000");
  BOOST_TEST(machine.count() == 2);
  machine.in_v2("/kubepods/pod7/c1", "/kubepods/pod7/c1");
  BOOST_TEST(machine.count() == 2);
  machine.in_v2("/../../outside");
  BOOST_TEST(machine.count() == 2);
}

BOOST_AUTO_TEST_CASE(version_1_has_two_files) {
  Machine machine;
  machine.in_v1("/docker/c1")
      .with(kV1 + std::string("docker/c1/cpu.cfs_quota_us"), "250000")
      .with(kV1 + std::string("docker/c1/cpu.cfs_period_us"), "100000");
  BOOST_TEST(machine.count() == 3);
  machine.with(kV1 + std::string("docker/c1/cpu.cfs_quota_us"), "-1");
  BOOST_TEST(machine.count() == 64);
  machine.with(kV1 + std::string("docker/cpu.cfs_quota_us"), "50000")
      .with(kV1 + std::string("docker/cpu.cfs_period_us"), "50000");
  BOOST_TEST(machine.count() == 1);
}

BOOST_AUTO_TEST_CASE(both_versions_side_by_side_are_asked) {
  Machine machine;
  machine.in_v1("/job").with("proc/self/cgroup", "4:cpu,cpuacct:/job\n0::/job");
  machine.with("proc/self/mountinfo",
               "30 23 0:27 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
               "29 23 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw");
  machine.with(kV1 + std::string("job/cpu.cfs_quota_us"), "500000")
      .with(kV1 + std::string("job/cpu.cfs_period_us"), "100000")
      .with("sys/fs/cgroup/unified/job/cpu.max", "400000 100000");
  BOOST_TEST(machine.count() == 4);
}

BOOST_AUTO_TEST_CASE(a_mount_point_with_a_blank_is_found) {
  Machine machine;
  machine.in_v2("/pod").with("proc/self/mountinfo",
                             "29 23 0:26 / /sys/my\\040groups rw - cgroup2 x rw");
  machine.with("sys/my groups/pod/cpu.max", "100000 100000");
  BOOST_TEST(machine.count() == 1);
}

BOOST_AUTO_TEST_CASE(this_process_has_at_least_one_and_a_reason) {
  const Processors here = available_processors();
  BOOST_TEST(here.count >= 1);
  BOOST_TEST(!here.reason.empty());
}

BOOST_AUTO_TEST_SUITE_END()
