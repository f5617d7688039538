package io.jenkins.plugins.imagelift;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The published runs of a job, in a file of the job's folder: it survives deleted builds, and no page
 * loads a build for it. Tab-separated, a line per run; newer versions add columns at the end.
 */
final class RunsFile {
    /** Runs that are remembered of one business and image source, besides those that are needed. */
    static final int MOST_OF_A_KEY = 100;

    private static final String NAME = "imagelift-runs.tsv";
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();
    private final Path path;
    private final Object lock;

    /** @param jobFolder the job's own folder on the controller */
    RunsFile(File jobFolder) {
        path = jobFolder.toPath().resolve(NAME);
        lock = LOCKS.computeIfAbsent(path.toAbsolutePath(), each -> new Object());
    }

    /** Whoever holds it is the only one that reads or changes this job's runs. */
    Object lock() {
        return lock;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** All runs, the newest build first. */
    List<RunEntry> entries() throws IOException {
        synchronized (lock) {
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

    Chain chain(String key) throws IOException {
        return new Chain(entries(key));
    }

    /** By key; the one with the newest build first. */
    Map<String, Chain> chains() throws IOException {
        return chainsOf(entries());
    }

    private static Map<String, Chain> chainsOf(List<RunEntry> entries) {
        Map<String, List<RunEntry>> byKey = new LinkedHashMap<>();
        entries.forEach(entry -> byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        Map<String, Chain> chains = new LinkedHashMap<>();
        byKey.forEach((key, runs) -> chains.put(key, new Chain(runs)));
        return chains;
    }

    /** The newest run of a key; null: the key was never seen. */
    RunEntry newest(String key) throws IOException {
        List<RunEntry> entries = entries(key);
        return entries.isEmpty() ? null : entries.get(0);
    }

    /** The newest run of a key that has a report; null: there is none. */
    RunEntry newestReport(String key) throws IOException {
        return chain(key).report();
    }

    /** Adds a run, or replaces what was known of the same build and key. */
    void put(RunEntry added) throws IOException {
        putAll(List.of(added));
    }

    /** A build that is marked to be kept stays so, whichever of its runs is put. */
    void putAll(Collection<RunEntry> all) throws IOException {
        synchronized (lock) {
            List<RunEntry> entries = entries();
            for (RunEntry added : all) {
                boolean kept = added.kept() || marked(entries).contains(added.build());
                entries.removeIf(known -> known.build() == added.build() && known.key().equals(added.key()));
                entries.add(added.withKept(kept));
            }
            write(entries);
        }
    }

    /** Marks or unmarks a build as one that the plugin keeps. */
    void mark(int build, boolean kept) throws IOException {
        change(build, entry -> entry.withKept(kept));
    }

    /** A build was deleted: its runs stay in trends, and nothing links to them. */
    void gone(int build) throws IOException {
        change(build, entry -> entry.withKept(false).withGone());
    }

    private void change(int build, UnaryOperator<RunEntry> changed) throws IOException {
        synchronized (lock) {
            List<RunEntry> entries = entries();
            if (entries.stream().anyMatch(entry -> entry.build() == build)) {
                entries.replaceAll(entry -> entry.build() == build ? changed.apply(entry) : entry);
                write(entries);
            }
        }
    }

    /** Builds that are to be kept from now on, if nobody else keeps them, and those that may go. */
    record Locks(Set<Integer> keep, Set<Integer> release) {}

    /** What is to change after runs of these keys were added. */
    Locks locks(Collection<String> keys) throws IOException {
        List<RunEntry> entries = entries();
        Map<String, Chain> chains = chainsOf(entries);
        Set<Integer> keep = new TreeSet<>();
        Set<Integer> release = new TreeSet<>(marked(entries));
        chains.forEach((key, chain) -> {
            Set<Integer> needed = chain.needed();
            release.removeAll(needed);
            if (keys.contains(key)) {
                keep.addAll(needed);
            }
        });
        keep.removeAll(marked(entries));
        return new Locks(keep, release);
    }

    private static Set<Integer> marked(List<RunEntry> entries) {
        Set<Integer> marked = new TreeSet<>();
        entries.stream().filter(RunEntry::kept).forEach(entry -> marked.add(entry.build()));
        return marked;
    }

    private void write(List<RunEntry> unsorted) throws IOException {
        List<RunEntry> entries = new ArrayList<>(unsorted);
        entries.sort(Comparator.comparingInt(RunEntry::build).reversed());
        Map<String, Chain> chains = chainsOf(entries);
        Map<String, Integer> ofKey = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (RunEntry entry : entries) {
            boolean recent = ofKey.merge(entry.key(), 1, Integer::sum) <= MOST_OF_A_KEY;
            if (recent || entry.kept() || chains.get(entry.key()).needed().contains(entry.build())) {
                lines.add(entry.line());
            }
        }
        Path beside = path.resolveSibling(NAME + ".new");
        Files.write(beside, lines, StandardCharsets.UTF_8);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
