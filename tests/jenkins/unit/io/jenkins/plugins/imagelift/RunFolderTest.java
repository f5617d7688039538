package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
