package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    private static final Names NAMES = new Names("Acme Inc.", "spring");

    @Test
    void emptyOptionsAreLeftOut() {
        assertEquals(List.of("imagelift", "run", "--out=imagelift"),
                new WorkerCommand("imagelift", "imagelift", "", "", "", "", "", "", false, false, "").arguments());
    }

    @Test
    void everyOptionIsOneArgumentWhateverItHolds() {
        WorkerCommand command =
                new WorkerCommand("/opt/x/bin/imagelift", "out", "--a b.json", "s3://b/$(id)", "m;.csv", "5%", "0",
                        "previous.sqlite", false, false, "200 MB");
        assertEquals(List.of("/opt/x/bin/imagelift", "run", "--out=out", "--config=--a b.json", "--metrics=m;.csv",
                "--max-failed=5%", "--min-matched=0", "--max-history=200 MB", "--db=previous.sqlite"), command.arguments());
    }

    @Test
    void parametersAndLocationsReachTheWorkerByItsEnvironmentOnly() {
        WorkerCommand command = new WorkerCommand("imagelift", "out", "", "s3://b/x", "", "", "", "", false, false, "");
        assertEquals(Map.of("BUSINESS", "Acme Inc.", "IMAGE_SOURCE", "spring", "IMAGELIFT_IMAGES", "s3://b/x",
                "IMAGELIFT_DROP_EMBEDDINGS", "true", "IMAGELIFT_COMPRESS_FEATURES", "false"), command.environment(NAMES));
        assertFalse(String.join(" ", command.arguments()).matches(".*(Acme|spring|s3).*"));
    }

    @Test
    void embeddingsStayOutOfTheArchiveUnlessTheyAreAskedFor() {
        WorkerCommand command = new WorkerCommand("imagelift", "out", "", "", "", "", "", "", true, false, "");
        assertEquals("false", command.environment(NAMES).get("IMAGELIFT_DROP_EMBEDDINGS"));
    }

    @Test
    void featuresAreCompressedWhereThatIsAskedFor() {
        WorkerCommand command = new WorkerCommand("imagelift", "out", "", "", "", "", "", "", false, true, "");
        assertEquals("true", command.environment(NAMES).get("IMAGELIFT_COMPRESS_FEATURES"));
    }

    @Test
    void foldersArePlainNames() {
        assertTrue(WorkerCommand.isFolder("imagelift-2.out"));
        for (String name : new String[] {"", ".", "..", "a/b", "/a", "a\\b", "-a", "a b", "a*", "a".repeat(65)}) {
            assertFalse(WorkerCommand.isFolder(name), name);
        }
    }
}
