package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import java.io.File;
import java.io.IOException;
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
        job = new MadeUpJob(folder);
        runs = new RunsFile(folder);
    }

    @Test
    void runsComeBackFromTheRecordsOfTheirBuilds() throws IOException {
        job.add(new Result(), "shop");
        job.add(new Result());
        job.add(new Result(), "shop", "landing");
        job.add(null, "shop"); // still running
        job.add(new Result(), "shop").building = true; // a Pipeline's, which already has a result
        RecoveredRuns.recover(job, runs);
        assertEquals(3, runs.newest(new Names("acme", "shop").key()).build());
        assertEquals(2, runs.entries(new Names("acme", "shop").key()).size());
        assertEquals(3, runs.newest(new Names("acme", "landing").key()).build());
    }

    @Test
    void aJobThatHasItsFileLoadsNoBuildOfIt() throws IOException {
        job.add(new Result(), "shop");
        assertEquals(1, RecoveredRuns.recover(job, runs));
        job.loaded = 0;
        assertEquals(0, RecoveredRuns.recover(job, runs));
        assertEquals(0, job.loaded);
    }

    @Test
    void buildsThatFailedAreLookedAtOnce() throws IOException {
        job.add(new Result(), "shop");
        RecoveredRuns.recover(job, runs);
        for (int i = 0; i < 20; i++) {
            job.add(null);
        }
        job.loaded = 0;
        RecoveredRuns.recover(job, runs);
        RecoveredRuns.recover(job, runs);
        assertEquals(20, job.loaded);
    }

    @Test
    void aRunThatEndedWhileJenkinsWasKilledComesBack() throws IOException {
        job.add(new Result(), "shop");
        RecoveredRuns.recover(job, runs);
        job.add(new Result(), "landing");
        assertEquals(1, RecoveredRuns.recover(job, runs));
        assertEquals(2, runs.newest(new Names("acme", "landing").key()).build());
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
