package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;

/**
 * The runs of a job that has lost its file of them, as by a backup that leaves it out: what the records
 * of its builds say. Otherwise the next build would take itself for the first.
 */
final class RecoveredRuns {
    /** Builds that are loaded for it, once. */
    static final int MOST_BUILDS = 500;

    private RecoveredRuns() {}

    static void recover(Job<?, ?> job, RunsFile runs) throws IOException {
        if (runs.exists()) {
            return;
        }
        Run<?, ?> build = job.getLastBuild();
        for (int looked = 0; build != null && looked < MOST_BUILDS; looked++) {
            if (FinishedRuns.isOfAChain(build.getResult())) {
                for (ImageliftAction action : build.getActions(ImageliftAction.class)) {
                    runs.put(action.entry());
                }
            }
            build = build.getPreviousBuild();
        }
    }
}
