package io.jenkins.plugins.imagelift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.util.VirtualFile;

/** As an artifact manager shows a file, wherever it lies. */
final class Stored extends VirtualFile {
    private static final long serialVersionUID = 1L;
    private final transient Path path;

    Stored(Path path) {
        this.path = path;
    }

    @Override
    public boolean isFile() {
        return Files.isRegularFile(path);
    }

    @Override
    public VirtualFile child(String name) {
        return new Stored(path.resolve(name));
    }

    @Override
    public long length() throws IOException {
        return Files.size(path);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
