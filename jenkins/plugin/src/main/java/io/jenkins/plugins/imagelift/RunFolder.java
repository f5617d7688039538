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
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
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
