package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.imagelift.RunsFile.Heads;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain per business and image source; its newest build is kept. */
class ChainsTest {
    private static final Heads NOTHING = new Heads(0, 0);

    @TempDir
    Path folder;

    private RunsFile runs;

    @BeforeEach
    void start() {
        runs = new RunsFile(folder.toFile());
    }

    private Heads end(String key, int build) throws IOException {
        return end(key, build, false);
    }

    private Heads end(String key, int build, boolean keptByOthers) throws IOException {
        return runs.append(new RunEntry(key, build, "imagelift", "imagelift", 0, "SUCCESS", false, "b", "s", 1, 0, 0, 0.1, ""),
                keptByOthers);
    }

    @Test
    void theHeadIsKeptAndTheOneBeforeReleased() throws IOException {
        assertEquals(new Heads(1, 0), end("a", 1));
        assertEquals(new Heads(2, 1), end("a", 2));
        assertEquals(new Heads(3, 2), end("a", 3));
        assertTrue(runs.newest("a").kept());
        assertEquals(1, runs.entries().stream().filter(RunEntry::kept).count());
    }

    @Test
    void twoBusinessesAtOnceEachHaveTheirOwnRunBefore() throws IOException {
        end("a", 1);
        end("b", 2);
        assertEquals(1, runs.newest("a").build());
        assertEquals(2, runs.newest("b").build());
        assertEquals(new Heads(3, 1), end("a", 3));
        assertEquals(new Heads(4, 2), end("b", 4));
        assertEquals(2, runs.entries("a").size());
        assertEquals(2, runs.entries("b").size());
    }

    @Test
    void anOlderBuildThatEndsLaterIsNoHead() throws IOException {
        assertEquals(new Heads(2, 0), end("a", 2));
        assertEquals(NOTHING, end("a", 1));
        assertEquals(2, runs.newest("a").build());
    }

    @Test
    void whatSomebodyElseKeepsIsNeverReleased() throws IOException {
        assertEquals(NOTHING, end("a", 1, true));
        assertFalse(runs.newest("a").kept());
        assertEquals(new Heads(2, 0), end("a", 2));
    }

    @Test
    void aBuildThatIsTheHeadOfTwoChainsIsReleasedWithTheSecond() throws IOException {
        assertEquals(new Heads(1, 0), end("a", 1));
        assertEquals(NOTHING, end("b", 1, true)); // kept by the plugin itself, for the other chain
        assertEquals(new Heads(2, 0), end("a", 2));
        assertEquals(new Heads(3, 1), end("b", 3));
    }
}
