package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.Collection;

/**
 * Keeps from deletion the builds that hold the newest store and the newest report of each business and
 * image source, and lets go those that no longer do. A build that somebody else keeps is left alone. The
 * mark stands in the build's own record, written together with Jenkins' own: whoever finds that the
 * plugin keeps a build needs no other file for it.
 */
final class KeptBuilds {
    private KeptBuilds() {}

    /** @param keys of which runs were added */
    static void settle(Job<?, ?> job, RunsFile runs, Collection<String> keys) throws IOException {
        // A build may run as a user who may not keep builds; the chain is the plugin's own concern.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            synchronized (runs.lock()) {
                RunsFile.Locks locks = runs.locks(keys);
                for (int build : locks.keep()) {
                    keep(job, runs, build);
                }
                for (int build : locks.release()) {
                    release(job, runs, build);
                }
            }
        }
    }

    private static void keep(Job<?, ?> job, RunsFile runs, int number) throws IOException {
        Run<?, ?> build = job.getBuildByNumber(number);
        if (build == null) {
            return;
        }
        if (!build.isKeepLog()) {
            mark(build, true);
            build.keepLog(true);
        }
        runs.mark(number, isMarked(build));
    }

    private static void release(Job<?, ?> job, RunsFile runs, int number) throws IOException {
        Run<?, ?> build = job.getBuildByNumber(number);
        if (build != null) {
            mark(build, false);
            build.keepLog(false);
        }
        runs.mark(number, false);
    }

    /** Takes effect with the build's next {@code save()}, as by {@code keepLog}. */
    private static void mark(Run<?, ?> build, boolean kept) {
        build.getActions(ImageliftAction.class).forEach(action -> action.setKept(kept));
    }

    private static boolean isMarked(Run<?, ?> build) {
        return build.getActions(ImageliftAction.class).stream().anyMatch(action -> Boolean.TRUE.equals(action.getKept()));
    }
}
