package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which files of a run's folder are archived, within a bound.
 *
 * @param files paths below the folder
 * @param dropped sentence on what had no place; empty: everything had
 */
record ArchivePlan(List<String> files, String dropped) {
    /** Largest folder of a run in the archive, in bytes; imageliftRun.groovy has it for jobs without the plugin. */
    static final long MOST_BYTES = 200L * 1000 * 1000;

    private record Part(String name, String folder) {}

    /** What a reader misses least goes first. */
    private static final List<Part> DISPENSABLE =
            List.of(new Part("thumbnails", "report/thumbnails/"), new Part("other runs", "report/runs/"));

    /** @param sizes bytes by path below the run's folder */
    static ArchivePlan of(Map<String, Long> sizes) {
        Map<String, Long> kept = new TreeMap<>(sizes);
        List<String> dropped = new ArrayList<>();
        for (Part part : DISPENSABLE) {
            if (total(kept) > MOST_BYTES && kept.keySet().removeIf(path -> path.startsWith(part.folder))) {
                dropped.add(part.name);
            }
        }
        return new ArchivePlan(new ArrayList<>(kept.keySet()), sentence(dropped, total(kept)));
    }

    private static String sentence(List<String> dropped, long left) {
        if (dropped.isEmpty() && left <= MOST_BYTES) {
            return "";
        }
        String gone = dropped.isEmpty() ? "" : ", so " + String.join(" and ", dropped) + " are not archived";
        String rest = left <= MOST_BYTES ? "" : "; what nothing can replace is archived nevertheless: " + megabytes(left);
        return "The run's folder is larger than " + megabytes(MOST_BYTES) + gone + rest + ".";
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    private static long total(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
