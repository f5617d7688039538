package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs of a job that has lost its file of them, or got back an old one, as by a backup: what the
 * records of its newer builds say. Otherwise the next build would take itself for the first, and what the
 * plugin keeps would be kept for ever.
 */
final class RecoveredRuns {
    /** Builds that are loaded for it, once. */
    static final int MOST_BUILDS = 10_000;

    /** The newest build that was looked at, by the job's folder: none is loaded twice. */
    private static final Map<File, Integer> LOOKED_AT = new ConcurrentHashMap<>();

    private RecoveredRuns() {}

    /** @return how many runs came back */
    static int recover(Job<?, ?> job, RunsFile runs) throws IOException {
        synchronized (runs.lock()) {
            List<RunEntry> found = newerThan(newestKnown(job, runs), job);
            if (!found.isEmpty()) {
                runs.putAll(found);
                KeptBuilds.settle(job, runs, found.stream().map(RunEntry::key).toList());
            }
            return found.size();
        }
    }

    private static int newestKnown(Job<?, ?> job, RunsFile runs) throws IOException {
        if (!runs.exists()) {
            return 0;
        }
        List<RunEntry> entries = runs.entries();
        int looked = LOOKED_AT.getOrDefault(job.getRootDir(), 0);
        Run<?, ?> last = job.getLastBuild();
        boolean isThisJobs = last != null && looked <= last.getNumber(); // another job may have been of this name
        return Math.max(entries.isEmpty() ? 0 : entries.get(0).build(), isThisJobs ? looked : 0);
    }

    private static List<RunEntry> newerThan(int known, Job<?, ?> job) {
        List<RunEntry> found = new ArrayList<>();
        Set<String> unmarked = new HashSet<>();
        int ended = 0; // the newest of those before which none still runs
        Run<?, ?> build = job.getLastBuild();
        for (int looked = 0; build != null && build.getNumber() > known && looked < MOST_BUILDS; looked++) {
            if (build.isBuilding()) {
                ended = 0;
            } else {
                ended = Math.max(ended, build.getNumber());
                for (RunEntry entry : FinishedRuns.entriesOf(build)) {
                    found.add(entry.withKept(isKept(build, entry.key(), unmarked)));
                }
            }
            build = build.getPreviousBuild();
        }
        LOOKED_AT.merge(job.getRootDir(), ended, Math::max);
        return found;
    }

    /**
     * Whether the plugin keeps a build.
     *
     * @param unmarked keys of which a newer build was met that the first version published: it kept the
     *     newest of each, and left no mark in it
     */
    private static boolean isKept(Run<?, ?> build, String key, Set<String> unmarked) {
        List<ImageliftAction> actions = build.getActions(ImageliftAction.class);
        boolean isMarked = actions.stream().anyMatch(action -> Boolean.TRUE.equals(action.getKept()));
        boolean isOld = actions.stream().anyMatch(action -> action.getKept() == null);
        boolean newestOfOld = isOld && unmarked.add(key);
        return build.isKeepLog() && (isMarked || newestOfOld);
    }
}
