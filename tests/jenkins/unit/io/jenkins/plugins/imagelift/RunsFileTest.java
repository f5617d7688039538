package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFileTest {
    @TempDir
    Path folder;

    private RunsFile runs;

    @BeforeEach
    void start() {
        runs = new RunsFile(folder.toFile());
    }

    private static RunEntry entry(String key, int build) {
        return new RunEntry(key, build, "imagelift", "imagelift", 1000L * build, "SUCCESS", false, "acme", "shop", 100, 2, 5, 0.0213,
                "Faces.");
    }

    @Test
    void aJobWithoutRunsHasNoFile() throws IOException {
        assertFalse(runs.exists());
        assertEquals(0, runs.entries().size());
        assertNull(runs.newest("a"));
    }

    @Test
    void runsComeBackAsTheyWereThePutOnesNewestFirst() throws IOException {
        for (int build : new int[] {2, 10, 9}) {
            runs.put(entry("a", build));
        }
        assertEquals(entry("a", 10), runs.entries().get(0));
        assertEquals(entry("a", 2), runs.entries().get(2));
        assertTrue(runs.exists());
    }

    @Test
    void chainsOfDifferentKeysAreApart() throws IOException {
        for (int build = 1; build <= 4; build++) {
            runs.put(entry(build % 2 == 0 ? "b" : "a", build));
        }
        assertEquals(3, runs.newest("a").build());
        assertEquals(4, runs.newest("b").build());
        assertEquals(2, runs.entries("a").size());
    }

    @Test
    void oneBuildAndKeyIsOneRun() throws IOException {
        runs.put(entry("a", 1));
        runs.put(entry("a", 1).withKept(true));
        assertEquals(1, runs.entries().size());
        assertTrue(runs.newest("a").kept());
    }

    @Test
    void aBusyKeyNeverDropsAQuietOne() throws IOException {
        runs.put(entry("quiet", 1));
        for (int build = 2; build < RunsFile.MOST_OF_A_KEY + 20; build++) {
            runs.put(entry("busy", build));
        }
        assertEquals(RunsFile.MOST_OF_A_KEY, runs.entries("busy").size());
        assertEquals(1, runs.newest("quiet").build());
    }

    @Test
    void aRunThatWasAbortedIsTheHeadOfItsChainAndNoReport() throws IOException {
        runs.put(entry("a", 1));
        runs.put(new RunEntry("a", 2, "imagelift", "imagelift", 0, "ABORTED", false, "acme", "shop", 0, 0, 0, Double.NaN, "Interrupted"));
        assertEquals(2, runs.newest("a").build());
        assertEquals(1, runs.newestReport("a").build());
        assertEquals(1, new Card(runs.chain("a")).getReport().build());
        assertNull(runs.newestReport("b"));
    }

    @Test
    void hostileNamesStayInTheirColumn() throws IOException {
        RunEntry hostile = new RunEntry("a", 1, "imagelift", "imagelift", 0, "SUCCESS", false, "a\tb\nc", "<x>", 1, 0, 0, Double.NaN,
                "h\r\nd\t1");
        runs.put(hostile);
        assertEquals("a b c", runs.newest("a").business());
        assertEquals("<x>", runs.newest("a").imageSource());
        assertEquals("–", runs.newest("a").ctr());
    }

    @Test
    void columnsOfANewerVersionAndBrokenLinesDoNoHarm() throws IOException {
        runs.put(entry("a", 1));
        Path file = folder.resolve("imagelift-runs.tsv");
        String newer = entry("a", 2).line() + "\tanother column\n";
        Files.writeString(file, newer + "broken\n\na\tx\ty\n", StandardOpenOption.APPEND);
        assertEquals(2, runs.entries().size());
        assertEquals(2, runs.newest("a").build());
    }
}
