package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveredRunsTest {
    @TempDir
    File folder;

    private MadeUpJob job;
    private RunsFile runs;

    @BeforeEach
    void start() {
        job = new MadeUpJob();
        runs = new RunsFile(folder);
    }

    /** Its newest build is the last one that was added. */
    private static final class MadeUpJob extends Job<MadeUpJob, MadeUpRun> {
        private final List<MadeUpRun> builds = new ArrayList<>();

        void add(Result result, String... imageSources) {
            MadeUpRun build = new MadeUpRun(builds.isEmpty() ? null : builds.get(builds.size() - 1), builds.size() + 1, result);
            for (String imageSource : imageSources) {
                String json = "{\"schema\": 1, \"run\": {\"business\": \"acme\", \"image_source\": \"" + imageSource + "\"}}";
                ImageliftAction action = new ImageliftAction("imagelift", Summary.parse(json), true, 0, "");
                action.onAttached(build);
                build.actions.add(action);
            }
            builds.add(build);
        }

        @Override
        public MadeUpRun getLastBuild() {
            return builds.isEmpty() ? null : builds.get(builds.size() - 1);
        }

        @Override
        public boolean isBuildable() {
            return true;
        }

        @Override
        public boolean hasPermission(Permission permission) {
            return true;
        }
    }

    private static final class MadeUpRun extends Run<MadeUpJob, MadeUpRun> {
        private final List<Action> actions = new ArrayList<>();
        private final MadeUpRun previous;
        private final int number;
        private final Result result;

        MadeUpRun(MadeUpRun previous, int number, Result result) {
            this.previous = previous;
            this.number = number;
            this.result = result;
        }

        @Override
        public MadeUpRun getPreviousBuild() {
            return previous;
        }

        @Override
        public int getNumber() {
            return number;
        }

        @Override
        public Result getResult() {
            return result;
        }

        @Override
        public <T extends Action> List<T> getActions(Class<T> type) {
            return actions.stream().map(type::cast).toList();
        }
    }

    @Test
    void runsComeBackFromTheRecordsOfTheirBuilds() throws IOException {
        job.add(new Result(), "shop");
        job.add(new Result());
        job.add(new Result(), "shop", "landing");
        job.add(null, "shop"); // still running
        RecoveredRuns.recover(job, runs);
        assertEquals(3, runs.newest(new Names("acme", "shop").key()).build());
        assertEquals(2, runs.entries(new Names("acme", "shop").key()).size());
        assertEquals(3, runs.newest(new Names("acme", "landing").key()).build());
    }

    @Test
    void aJobThatHasItsFileIsLeftAlone() throws IOException {
        job.add(new Result(), "shop");
        RecoveredRuns.recover(job, runs);
        job.add(new Result(), "landing");
        RecoveredRuns.recover(job, runs);
        assertEquals(1, runs.entries().size());
    }

    @Test
    void aJobWithoutRunsStaysOne() throws IOException {
        RecoveredRuns.recover(job, runs);
        for (int i = 0; i < RecoveredRuns.MOST_BUILDS + 5; i++) {
            job.add(new Result(), i == 0 ? new String[] {"shop"} : new String[0]);
        }
        RecoveredRuns.recover(job, runs);
        assertFalse(runs.exists());
    }
}
