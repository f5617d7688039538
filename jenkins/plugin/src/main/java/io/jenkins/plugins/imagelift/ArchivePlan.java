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
    /** Largest folder of a run in the archive, in bytes. */
    static final long MOST_BYTES = 200L * 1000 * 1000;

    /** @param sizes bytes by path below the run's folder */
    static ArchivePlan of(Map<String, Long> sizes) {
        Map<String, Long> kept = new TreeMap<>(sizes);
        if (total(kept) <= MOST_BYTES) {
            return new ArchivePlan(new ArrayList<>(kept.keySet()), "");
        }
        kept.keySet().removeIf(path -> path.startsWith("report/thumbnails/"));
        String dropped = "thumbnails are not archived, for the run's folder is larger than 200 MB";
        if (total(kept) > MOST_BYTES) {
            kept.keySet().removeIf(path -> path.startsWith("report/runs/"));
            dropped = "thumbnails and other runs are not archived, for the run's folder is larger than 200 MB";
        }
        return new ArchivePlan(new ArrayList<>(kept.keySet()), dropped);
    }

    private static long total(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
