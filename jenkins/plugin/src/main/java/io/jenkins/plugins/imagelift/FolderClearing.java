package io.jenkins.plugins.imagelift;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/**
 * Empties a run's folder where it is, if it is one: a checkout may have a folder of the same name. The worker's own state, from which it goes on after an agent has
 * died, stays if it is of the same business and image source: of another one it would bring the other's
 * history into this one's. Links are removed, and not followed.
 */
final class FolderClearing extends MasterToSlaveFileCallable<String> {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "jenkins-key";
    /** Each of them is there however a run ended. */
    private static final List<String> LEFT_BY_A_RUN =
            List.of(RunFolder.STATE, RunFolder.STORE, "run.json", RunFolder.SUMMARY, RunFolder.FAILED_RUN);
    private final String key;
    private final boolean all;

    /** @param all whether the state goes, whosever it is */
    FolderClearing(String key, boolean all) {
        this.key = key;
        this.all = all;
    }

    /** @return a sentence where the folder holds what no run has left, and nothing was removed; else empty */
    @Override
    public String invoke(File folder, VirtualChannel channel) throws IOException {
        Path root = folder.toPath();
        String foreign = foreign(root);
        if (!foreign.isEmpty()) {
            return "the folder " + root.getFileName() + " of the workspace is not of a run, but holds "
                    + PlainText.line(foreign, 200) + ": nothing of it was removed; give the step another folder";
        }
        Path state = root.resolve(RunFolder.STATE);
        boolean goesOn = !all && !Files.isSymbolicLink(root) && isOurs(state);
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(root, new Removal(goesOn ? state : null));
        }
        Files.createDirectories(state);
        Files.writeString(state.resolve(MARK), key);
        return "";
    }

    /** The name of a file in a folder that no run has left; empty: there is none. */
    private static String foreign(Path root) throws IOException {
        if (Files.isSymbolicLink(root) || !Files.isDirectory(root)) {
            return ""; // the link alone goes, or nothing is there
        }
        for (String left : LEFT_BY_A_RUN) {
            if (Files.exists(root.resolve(left), LinkOption.NOFOLLOW_LINKS)) {
                return "";
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                return file.getFileName().toString();
            }
        }
        return "";
    }

    private boolean isOurs(Path state) throws IOException {
        Path mark = state.resolve(MARK);
        return !Files.isSymbolicLink(state) && Files.isRegularFile(mark) && Files.readString(mark).equals(key);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        private final Path kept;

        Removal(Path kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(kept) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            Files.delete(path);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            if (kept == null || !kept.startsWith(path)) {
                Files.delete(path);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
