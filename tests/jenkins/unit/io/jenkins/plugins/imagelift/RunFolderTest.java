package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a run's folder there is to archive. */
class RunFolderTest {
    @TempDir
    Path workspace;

    private Path put(String name, int bytes) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[bytes]);
    }

    private Map<String, Long> sizes() throws IOException {
        return new RunFolder.Sizes().invoke(workspace.resolve("imagelift").toFile(), null);
    }

    private boolean isOfOneRun() throws InterruptedException {
        return new RunFolder.OneRun(Duration.ofMillis(1)).invoke(workspace.resolve("imagelift").toFile(), null);
    }

    @Test
    void filesAreOfTwoRunsWhileAJournalIsOpen() throws IOException, InterruptedException {
        put("imagelift/summary.json", 3);
        assertTrue(isOfOneRun());
        for (String journal : new String[] {"publishing", "unpublishing"}) {
            Path open = put("imagelift/.imagelift/" + journal, 1);
            assertFalse(isOfOneRun());
            Files.delete(open);
            assertTrue(isOfOneRun());
        }
    }

    @Test
    void aRunThatPutsItsFilesInPlaceIsWaitedFor() throws IOException, InterruptedException {
        Path open = put("imagelift/.imagelift/publishing", 1);
        CompletableFuture.runAsync(() -> open.toFile().delete(), CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        assertTrue(new RunFolder.OneRun(Duration.ofMinutes(1)).invoke(workspace.resolve("imagelift").toFile(), null));
    }

    @Test
    void filesAreNamedByTheirPathBelowTheFolder() throws IOException {
        put("imagelift/summary.json", 3);
        put("imagelift/report/thumbnails/0.jpg", 5);
        assertEquals(Map.of("summary.json", 3L, "report/thumbnails/0.jpg", 5L), sizes());
    }

    @Test
    void theWorkersOwnStateStaysOnTheAgent() throws IOException {
        put("imagelift/.imagelift/imagelift.sqlite", 7);
        assertEquals(Map.of(), sizes());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = put("secrets/key", 9);
        put("imagelift/summary.json", 1);
        Files.createSymbolicLink(workspace.resolve("imagelift/features.json"), secret);
        Files.createSymbolicLink(workspace.resolve("imagelift/report"), secret.getParent());
        assertEquals(Map.of("summary.json", 1L), sizes());
    }

    @Test
    void aFolderThatIsALinkHoldsNothing() throws IOException {
        Files.createSymbolicLink(workspace.resolve("imagelift"), put("secrets/key", 9).getParent());
        assertEquals(Map.of(), sizes());
    }
}
