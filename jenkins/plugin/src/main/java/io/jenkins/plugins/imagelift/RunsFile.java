package io.jenkins.plugins.imagelift;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published runs of a job, in a file of the job's folder: it survives deleted builds, and no page
 * loads a build for it. Tab-separated, a line per run; newer versions add columns at the end.
 */
final class RunsFile {
    /** Runs that are remembered of one business and image source. */
    static final int MOST_OF_A_KEY = 100;

    private static final String NAME = "imagelift-runs.tsv";
    private final Path path;

    /** @param jobFolder the job's own folder on the controller */
    RunsFile(File jobFolder) {
        path = jobFolder.toPath().resolve(NAME);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** All runs, the newest build first. */
    List<RunEntry> entries() throws IOException {
        synchronized (RunsFile.class) {
            List<RunEntry> entries = new ArrayList<>();
            try {
                for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                    RunEntry entry = RunEntry.parse(line);
                    if (entry != null) {
                        entries.add(entry);
                    }
                }
            } catch (NoSuchFileException e) {
                return entries;
            }
            entries.sort(Comparator.comparingInt(RunEntry::build).reversed());
            return entries;
        }
    }

    List<RunEntry> entries(String key) throws IOException {
        return entries().stream().filter(entry -> entry.key().equals(key)).toList();
    }

    /** The newest run of a key; null: the key was never seen. */
    RunEntry newest(String key) throws IOException {
        List<RunEntry> entries = entries(key);
        return entries.isEmpty() ? null : entries.get(0);
    }

    /** The newest run of a key that has a report; null: there is none. */
    RunEntry newestReport(String key) throws IOException {
        return entries(key).stream().filter(RunEntry::hasReport).findFirst().orElse(null);
    }

    /** Adds a run, or replaces what was known of the same build and key. */
    void put(RunEntry added) throws IOException {
        synchronized (RunsFile.class) {
            List<RunEntry> entries = entries();
            entries.removeIf(known -> known.build() == added.build() && known.key().equals(added.key()));
            entries.add(added);
            entries.sort(Comparator.comparingInt(RunEntry::build).reversed());
            write(entries);
        }
    }

    /** What a new head of a chain means for builds: 0 stands for none. */
    record Heads(int keep, int release) {}

    /**
     * Adds a run that ended well. The newest build of its key becomes the head of the key's chain, and is
     * kept from being deleted until the next one takes its place; a build may be the head of several.
     *
     * @param keptByOthers somebody else keeps that build already, and goes on to
     */
    Heads append(RunEntry added, boolean keptByOthers) throws IOException {
        synchronized (RunsFile.class) {
            RunEntry before = newest(added.key());
            if (before != null && before.build() > added.build()) {
                put(added.withKept(false)); // a newer build has ended earlier and is the head already
                return new Heads(0, 0);
            }
            boolean keptByUs = entries().stream().anyMatch(each -> each.build() == added.build() && each.kept());
            put(added.withKept(keptByUs || !keptByOthers));
            int keep = keptByUs || keptByOthers ? 0 : added.build();
            if (before == null || before.build() == added.build() || !before.kept()) {
                return new Heads(keep, 0);
            }
            put(before.withKept(false));
            boolean headElsewhere = entries().stream().anyMatch(each -> each.build() == before.build() && each.kept());
            return new Heads(keep, headElsewhere ? 0 : before.build());
        }
    }

    private void write(List<RunEntry> entries) throws IOException {
        Map<String, Integer> ofKey = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (RunEntry entry : entries) {
            if (ofKey.merge(entry.key(), 1, Integer::sum) <= MOST_OF_A_KEY) {
                lines.add(entry.line());
            }
        }
        Path beside = path.resolveSibling(NAME + ".new");
        Files.write(beside, lines, StandardCharsets.UTF_8);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
