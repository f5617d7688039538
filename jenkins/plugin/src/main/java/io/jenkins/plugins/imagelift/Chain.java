package io.jenkins.plugins.imagelift;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of one business and image source in a job, and which of them the next build goes on from. Two
 * builds at once go on from the same run, and neither holds what the other found: then the history has
 * two ends, of which the next build unites the stores.
 *
 * @param entries the newest build first
 */
record Chain(List<RunEntry> entries) {
    /** Runs in whose place no other run stands; the newest first, one where builds came one by one. */
    List<RunEntry> ends() {
        Set<Integer> superseded = new HashSet<>();
        int alone = 0; // the newest of which nobody knows what it goes on from: there was one end only, or other means
        for (RunEntry entry : entries) {
            List<Integer> from = entry.from();
            if (from == null) {
                alone = Math.max(alone, entry.build());
            } else {
                superseded.addAll(from);
            }
        }
        int first = alone;
        return entries.stream().filter(entry -> entry.build() >= first && !superseded.contains(entry.build())).toList();
    }

    /**
     * With which build the history that startAnew asks for begins: the one that asks, unless the run before
     * already was asked to. An option that was left on begins it once.
     */
    int anew(int build) {
        List<RunEntry> ends = ends();
        return ends.isEmpty() || ends.get(0).anew() == 0 ? build : ends.get(0).anew();
    }

    /** The newest run whose report can be looked at; null: there is none. */
    RunEntry report() {
        return entries.stream().filter(entry -> entry.hasReport() && entry.isThere()).findFirst().orElse(null);
    }

    /** Builds that must not be deleted: those with the ends' stores, and the one with the newest report. */
    Set<Integer> needed() {
        Set<Integer> needed = new TreeSet<>();
        ends().forEach(end -> needed.add(end.build()));
        if (report() != null) {
            needed.add(report().build());
        }
        return needed;
    }
}
