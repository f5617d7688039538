package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from deletion as builds end. */
class KeptBuildsTest {
    private static final Result ENDED = new Result();

    @TempDir
    File folder;

    private MadeUpJob job;

    @BeforeEach
    void start() {
        job = new MadeUpJob(folder);
    }

    private Set<Integer> kept() {
        return job.builds.values().stream().filter(build -> build.keepLog).map(MadeUpRun::getNumber).collect(Collectors.toSet());
    }

    private void loseTheFile() throws IOException {
        Files.delete(folder.toPath().resolve("imagelift-runs.tsv"));
    }

    @Test
    void theNewestIsKeptAndTheOneBeforeReleased() {
        job.add(ENDED).publish("shop", 0).end();
        assertEquals(Set.of(1), kept());
        job.add(ENDED).publish("shop", 1).end();
        assertEquals(Set.of(2), kept());
    }

    @Test
    void anAbortedBuildDoesNotCostTheNewestReport() {
        job.add(ENDED).publish("shop", 0).end();
        job.add(ENDED).interrupt("shop", 1).end();
        assertEquals(Set.of(1, 2), kept());
        job.add(ENDED).interrupt("shop", 2).end();
        assertEquals(Set.of(1, 3), kept());
        job.add(ENDED).publish("shop", 3).end();
        assertEquals(Set.of(4), kept());
    }

    @Test
    void anotherBusinessReleasesNothing() {
        job.add(ENDED).publish("shop", 0).end();
        job.add(ENDED).interrupt("shop", 1).end();
        for (int build = 3; build <= 14; build++) {
            job.add(ENDED).publish("landing", build == 3 ? 0 : build - 1).end();
        }
        assertEquals(Set.of(1, 2, 14), kept());
    }

    @Test
    void buildsAtOnceAreBothKeptUntilOneGoesOnFromBoth() {
        job.add(ENDED).publish("shop", 0).end();
        MadeUpRun first = job.add(ENDED).publish("shop", 1);
        MadeUpRun second = job.add(ENDED).publish("shop", 1);
        second.end();
        first.end();
        assertEquals(Set.of(2, 3), kept());
        job.add(ENDED).publish("shop", 3, 2).end();
        assertEquals(Set.of(4), kept());
    }

    @Test
    void aRunThatFailedIsNotGoneOnFrom() throws IOException {
        job.add(ENDED).publish("shop", 0).end();
        job.add(ENDED).fail("shop").end(); // a Pipeline that went on after it
        assertEquals(Set.of(1), kept());
        assertEquals(1, new RunsFile(folder).chain(MadeUpRun.key("shop")).ends().get(0).build());
    }

    @Test
    void aBuildOfTwoSourcesIsKeptForEither() {
        job.add(ENDED).publish("shop", 0).publish("landing", 0).end();
        job.add(ENDED).publish("shop", 1).end();
        assertEquals(Set.of(1, 2), kept());
        job.add(ENDED).publish("landing", 1).end();
        assertEquals(Set.of(2, 3), kept());
    }

    @Test
    void whatSomebodyElseKeepsIsNeverReleased() {
        MadeUpRun treasured = job.add(ENDED).publish("shop", 0);
        treasured.keepLog = true;
        treasured.end();
        job.add(ENDED).publish("shop", 1).end();
        assertEquals(Set.of(1, 2), kept());
    }

    @Test
    void aLostFileLeavesNoBuildKeptForEver() throws IOException {
        job.add(ENDED).publish("shop", 0).end();
        job.add(ENDED).publish("landing", 0).end();
        loseTheFile();
        job.add(ENDED).publish("shop", 1).end();
        job.add(ENDED).publish("landing", 2).end();
        assertEquals(Set.of(3, 4), kept());
    }

    @Test
    void aLostFileDoesNotReleaseWhatSomebodyElseKeeps() throws IOException {
        job.add(ENDED).publish("shop", 0).keepLog = true;
        job.builds.get(1).end();
        loseTheFile();
        job.add(ENDED).publish("shop", 1).end();
        assertEquals(Set.of(1, 2), kept());
    }

    @Test
    void anOldFileOfABackupLeavesNoBuildKeptForEver() throws IOException {
        job.add(ENDED).publish("shop", 0).end();
        Path file = folder.toPath().resolve("imagelift-runs.tsv");
        byte[] backup = Files.readAllBytes(file);
        job.add(ENDED).publish("shop", 1).end();
        job.add(ENDED).publish("shop", 2).end();
        MadeUpJob restored = new MadeUpJob(Files.createDirectory(folder.toPath().resolve("restored")).toFile());
        Files.write(restored.getRootDir().toPath().resolve("imagelift-runs.tsv"), backup);
        restored.builds.putAll(job.builds);
        assertEquals(2, RecoveredRuns.recover(restored, new RunsFile(restored.getRootDir())));
        assertEquals(Set.of(3), kept());
        assertEquals(3, new RunsFile(restored.getRootDir()).chain(MadeUpRun.key("shop")).ends().get(0).build());
    }

    @Test
    void theFirstVersionLeftNoMarkAndItsNewestBuildIsReleasedAllTheSame() {
        MadeUpRun old = job.add(ENDED).publish("shop");
        old.getActions(ImageliftAction.class).get(0).setKept(null);
        old.keepLog = true;
        job.add(ENDED).publish("shop", 1).end();
        assertEquals(Set.of(2), kept());
    }

    @Test
    void aDeletedBuildIsToldOfAndNotLinkedTo() throws IOException {
        job.add(ENDED).publish("shop", 0).end();
        MadeUpRun deleted = job.builds.remove(1);
        new FinishedRuns().onDeleted(deleted);
        RunEntry entry = new RunsFile(folder).newest(MadeUpRun.key("shop"));
        assertFalse(entry.isThere() || entry.kept());
        assertEquals(1, new RunsFile(folder).chain(MadeUpRun.key("shop")).ends().get(0).build()); // its store is missed by name
        assertTrue(new RunsFile(folder).newestReport(MadeUpRun.key("shop")) == null);
    }
}
