#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "core/error.h"
#include "failing_vfs.h"
#include "store/schema/sqlite.h"
#include "store/store.h"
#include "store_fixture.h"

namespace imagelift::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kImages = 6;

/// What a worker does to a store, in small transactions. `done(n)` after n images are committed.
template <class Done>
void work(const fs::path& file, const fs::path& earlier, const Done& done) {
  Store store = Store::open(file);
  store.merge_from(earlier);
  const RunId run = store.runs().begin(made_up_run("u1"), models_for(kTasks));
  for (std::uint64_t i = 0; i < kImages; ++i) {
    Transaction transaction = store.transaction();
    const std::string name = "image" + std::to_string(i);
    const ImageRef ref{name + ".jpg", name};
    const ImageAnalysis analysis = made_up_analysis(i);
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, i, ref, analysis.content);
    store.images().put_failure(run, i, ref, {Stage::infer, FailureCode::model_failed, "m"},
                               Task::faces);
    transaction.commit();
    done(i + 1);
    if (i == kImages / 2) store.finish_file();  // a checkpoint in the middle, too
  }
  store.runs().finish(run, RunState::complete, "2026-01-02T00:00:00Z");
  store.finish_file();
}

struct Crashing : TemporaryFolder {
  Crashing() {
    Store store = Store::open(earlier);
    const RunId run = store.runs().begin(made_up_run("u0"), models_for(kTasks));
    const ImageAnalysis analysis = made_up_analysis(99);
    store.analyses().put(analysis, made_up_features(analysis));
    store.images().put(run, 0, {"old.jpg", "old"}, analysis.content);
    store.finish_file();
    work(path / "whole.sqlite", earlier, [](std::uint64_t) {});
    expected = logical_dump(path / "whole.sqlite");
  }

  /// The file is sound as it lies, has what was committed, and the work can be taken up again.
  void check_after(const fs::path& file, std::uint64_t committed) {
    if (fs::exists(file)) {
      Connection connection(file, OpenMode::write);
      Statement check = connection.prepare("PRAGMA integrity_check");
      BOOST_REQUIRE(check.step());
      BOOST_REQUIRE_EQUAL(check.text(0), "ok");
    }
    {
      Store store = Store::open_own(file);
      const auto run = store.runs().find("u1");
      BOOST_REQUIRE_GE(run ? store.images().names(run->id).size() : 0u, committed);
    }
    work(file, earlier, [](std::uint64_t) {});
    BOOST_REQUIRE(logical_dump(file) == expected);
  }

  void sweep(Mishap mishap) {
    std::size_t failed = 0;
    for (std::size_t n = 0;; ++n) {
      const fs::path file = path / ("sweep" + std::to_string(n) + ".sqlite");
      std::uint64_t committed = 0;
      bool reached = false;
      {
        const FailingVfs vfs(mishap, n);
        try {
          work(file, earlier, [&](std::uint64_t images) { committed = images; });
        } catch (const Error& error) {
          ++failed;
          BOOST_TEST_REQUIRE(std::string(error.what()).starts_with("The store "));
        }
        reached = vfs.changes() > n;
      }
      check_after(file, committed);
      fs::remove(file);
      if (!reached) break;  // the work makes fewer changes than n
    }
    BOOST_CHECK_GT(failed, 20u);
  }

  struct Ends {
    std::size_t done = 0, failed = 0;
  };

  /// Takes something out of the whole store while each change in turn fails; a merge gives it back.
  template <class Shrink>
  Ends sweep_shrinking(const Shrink& shrink) {
    Ends ends;
    for (const Mishap mishap : {Mishap::fail_once, Mishap::disk_is_full}) {
      bool reached = true;
      for (std::size_t n = 0; reached; ++n) {
        const fs::path file = path / "shrunk.sqlite";
        fs::copy_file(path / "whole.sqlite", file, fs::copy_options::overwrite_existing);
        {
          const FailingVfs vfs(mishap, n);
          try {
            Store store = Store::open(file);
            shrink(store);
            store.finish_file();
            ++ends.done;
          } catch (const Error&) {
            ++ends.failed;
          }
          reached = vfs.changes() > n;
        }
        Store store = Store::open(file);
        store.merge_from(path / "whole.sqlite");
        store.finish_file();
        BOOST_REQUIRE(logical_dump(file) == expected);
      }
    }
    return ends;
  }

  fs::path earlier = path / "earlier.sqlite";
  std::string expected;
};

/// Runs the work in a process of its own that is gone at change `at`. Returns how many images it
/// had committed by then.
std::uint64_t work_killed_at(std::size_t at, const fs::path& file, const fs::path& earlier) {
  int ends[2];
  BOOST_REQUIRE_EQUAL(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const FailingVfs vfs(Mishap::kill, at);
    try {
      work(file, earlier, [&](std::uint64_t) {
        if (write(ends[1], "x", 1) != 1) _exit(2);
      });
    } catch (const Error&) {
      _exit(3);
    }
    _exit(0);
  }
  close(ends[1]);
  std::uint64_t committed = 0;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1) ++committed;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  BOOST_REQUIRE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return committed;
}

BOOST_FIXTURE_TEST_SUITE(store_crash_tests, Crashing)

BOOST_AUTO_TEST_CASE(killed_at_any_moment_the_store_is_sound_and_the_work_resumes) {
  std::size_t changes = 0;
  {
    const FailingVfs vfs(Mishap::none, 0);
    work(path / "counted.sqlite", earlier, [](std::uint64_t) {});
    changes = vfs.changes();
  }
  std::mt19937 random(20);
  for (int round = 0; round < 20; ++round) {
    const fs::path file = path / ("killed" + std::to_string(round) + ".sqlite");
    const std::uint64_t committed = work_killed_at(random() % changes, file, earlier);
    check_after(file, committed);
  }
}

BOOST_AUTO_TEST_CASE(killed_again_and_again_the_work_comes_to_its_end) {
  std::mt19937 random(21);
  const fs::path file = path / "killed.sqlite";
  for (int round = 0; round < 5; ++round) work_killed_at(random() % 40, file, earlier);
  check_after(file, 0);
}

BOOST_AUTO_TEST_CASE(any_io_error_is_told_and_leaves_a_sound_store) {
  sweep(Mishap::fail_once);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told_and_leaves_a_sound_store) {
  sweep(Mishap::disk_is_full);
}

BOOST_AUTO_TEST_CASE(dropping_embeddings_never_harms_a_store) {
  const Ends ends = sweep_shrinking([](Store& store) { store.drop_embeddings(); });
  BOOST_TEST_MESSAGE(ends.done << " done, " << ends.failed << " failed");
  BOOST_CHECK_GT(ends.done, 4u);
  BOOST_CHECK_GT(ends.failed, 4u);
}

BOOST_AUTO_TEST_CASE(forgetting_runs_never_harms_a_store) {
  const Ends ends = sweep_shrinking(
      [](Store& store) { store.forget_runs_above(1, store.runs().all().back().id); });
  BOOST_CHECK_GT(ends.failed, 4u);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_called_so) {
  const FailingVfs vfs(Mishap::disk_is_full, 60);
  try {
    work(path / "full.sqlite", earlier, [](std::uint64_t) {});
    BOOST_FAIL("no error");
  } catch (const Error& error) {
    BOOST_CHECK(std::string(error.what()).find("no space left") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
