package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;

/** The folder of a run in a workspace, which may lie on an agent. */
final class RunFolder {
    /** The worker's own state: what the next run of the same folder goes on from. Never archived. */
    static final String STATE = ".imagelift";
    static final String STORE = "imagelift.sqlite";
    static final String SUMMARY = "summary.json";
    /** What a run that failed leaves. */
    static final String FAILED = "failed/";
    static final String FAILED_RUN = FAILED + "run.json";

    /** While one of them is in the state, the files may be of two runs (docs/operations.md). */
    private static final List<String> JOURNALS = List.of("publishing", "unpublishing");

    private final FilePath folder;

    RunFolder(FilePath folder) {
        this.folder = folder;
    }

    /**
     * Removes what an earlier build left, so that nothing of it is taken for this one's. A folder that no run
     * has left is refused.
     *
     * @param key of the business and image source that the folder is for now
     */
    void clear(String key) throws IOException, InterruptedException {
        clear(new FolderClearing(key, false));
    }

    /** Removes the worker's own state, too: it would bring back the history that is to be left behind. */
    void clearAll(String key) throws IOException, InterruptedException {
        clear(new FolderClearing(key, true));
    }

    private void clear(FolderClearing clearing) throws IOException, InterruptedException {
        String refused = folder.act(clearing);
        if (!refused.isEmpty()) {
            throw new AbortException("imagelift: " + refused);
        }
    }

    /** Bytes of every plain file by its path below the folder; links are not followed. */
    Map<String, Long> sizes() throws IOException, InterruptedException {
        return folder.exists() ? folder.act(new Sizes()) : new HashMap<>();
    }

    /**
     * Waits, but not for long, while a run puts its files in their places.
     *
     * @throws AbortException where a worker was killed at that, and its files may be of two runs
     */
    void requireOneRun() throws IOException, InterruptedException {
        if (folder.exists() && !folder.act(new OneRun(Duration.ofSeconds(5)))) {
            throw new AbortException("imagelift: the files in " + folder.getName() + " may be of two runs, as a worker was killed while it "
                    + "put them there: nothing was published; the next run in that folder ends what was begun");
        }
    }

    boolean has(String name) throws IOException, InterruptedException {
        return folder.child(name).exists();
    }

    /** @throws IOException if the file is larger than {@code most} bytes */
    String read(String name, int most) throws IOException, InterruptedException {
        try (InputStream in = folder.child(name).read()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(name + " is larger than " + most + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Whether the files are of one run, by then at the latest. Runs where the folder is. */
    static final class OneRun extends MasterToSlaveFileCallable<Boolean> {
        private static final long serialVersionUID = 1L;
        private static final long PAUSE_MS = 100;
        private final Duration patience;

        OneRun(Duration patience) {
            this.patience = patience;
        }

        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws InterruptedException {
            Path state = folder.toPath().resolve(STATE);
            long end = System.nanoTime() + patience.toNanos();
            while (isPublishing(state) && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MS);
            }
            return !isPublishing(state);
        }

        private static boolean isPublishing(Path state) {
            return JOURNALS.stream().anyMatch(name -> Files.exists(state.resolve(name), LinkOption.NOFOLLOW_LINKS));
        }
    }

    /** Runs where the folder is. */
    static final class Sizes extends MasterToSlaveFileCallable<HashMap<String, Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public HashMap<String, Long> invoke(File folder, VirtualChannel channel) throws IOException {
            HashMap<String, Long> sizes = new HashMap<>();
            Path root = folder.toPath();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    return path.endsWith(STATE) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        sizes.put(root.relativize(path).toString().replace('\\', '/'), attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return sizes;
        }
    }
}
