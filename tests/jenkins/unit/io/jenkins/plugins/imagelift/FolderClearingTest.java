package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderClearingTest {
    private static final Names ACME = new Names("acme", "shop");
    private static final Names GLOBEX = new Names("globex", "shop");

    @TempDir
    Path workspace;

    private Path put(String name) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private Set<String> clearedFor(Names names) throws IOException {
        Path folder = workspace.resolve("imagelift");
        assertEquals("", new FolderClearing(names.key(), false).invoke(folder.toFile(), null));
        try (Stream<Path> left = Files.walk(folder)) {
            return left.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aFolderThatIsNotThereIsMade() throws IOException {
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }

    @Test
    void whatAnEarlierBuildPublishedGoes() throws IOException {
        put("imagelift/summary.json");
        put("imagelift/report/thumbnails/0.jpg");
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }

    @Test
    void aFolderThatNoRunLeftIsRefusedAndNothingOfItGoes() throws IOException {
        Path source = put("imagelift/src/main.cc");
        String said = new FolderClearing(ACME.key(), false).invoke(workspace.resolve("imagelift").toFile(), null);
        assertTrue(said.contains("the folder imagelift of the workspace is not of a run, but holds src"), said);
        assertTrue(Files.exists(source));
    }

    @Test
    void whatARunThatFailedLeftGoes() throws IOException {
        put("imagelift/failed/run.json");
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }

    @Test
    void anEmptyFolderIsAnybodys() throws IOException {
        Files.createDirectories(workspace.resolve("imagelift"));
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }

    @Test
    void workOfTheSameNamesStaysAndThatOfOthersGoes() throws IOException {
        clearedFor(ACME);
        put("imagelift/.imagelift/imagelift.sqlite");
        put("imagelift/imagelift.sqlite");
        assertEquals(Set.of(".imagelift/jenkins-key", ".imagelift/imagelift.sqlite"), clearedFor(ACME));
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(GLOBEX));
    }

    @Test
    void workGoesWhereItsHistoryIsLeftBehind() throws IOException {
        clearedFor(ACME);
        Path state = put("imagelift/.imagelift/imagelift.sqlite");
        new FolderClearing(ACME.key(), true).invoke(workspace.resolve("imagelift").toFile(), null);
        assertFalse(Files.exists(state));
    }

    @Test
    void workOfNobodyKnowsWhomGoes() throws IOException {
        put("imagelift/.imagelift/imagelift.sqlite");
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }

    @Test
    void linksGoAndWhatTheyLeadToStays() throws IOException {
        Path outside = put("outside/file");
        put("imagelift/run.json");
        Files.createSymbolicLink(workspace.resolve("imagelift/report"), outside.getParent());
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
        assertTrue(Files.exists(outside));
    }

    @Test
    void aFolderThatIsALinkIsReplaced() throws IOException {
        Path outside = put("outside/file");
        Files.createSymbolicLink(workspace.resolve("imagelift"), outside.getParent());
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
        assertTrue(Files.exists(outside));
        assertFalse(Files.isSymbolicLink(workspace.resolve("imagelift")));
    }

    @Test
    void aLinkToNothingIsReplaced() throws IOException {
        Files.createSymbolicLink(workspace.resolve("imagelift"), workspace.resolve("nothing"));
        assertEquals(Set.of(".imagelift/jenkins-key"), clearedFor(ACME));
    }
}
