package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;

/**
 * When a build has ended and did not fail, its runs become the heads of their chains: the job remembers
 * them, and keeps the newest build of each business and image source from being deleted until the next
 * one takes its place.
 */
@Extension
public final class FinishedRuns extends RunListener<Run<?, ?>> {
    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        Result result = run.getResult();
        if (result == Result.FAILURE || result == Result.NOT_BUILT) {
            return;
        }
        for (ImageliftAction action : run.getActions(ImageliftAction.class)) {
            try {
                record(run, action);
            } catch (IOException e) {
                listener.error("imagelift: the job's history could not be written: " + e.getMessage());
            }
        }
    }

    private static void record(Run<?, ?> run, ImageliftAction action) throws IOException {
        synchronized (RunsFile.class) {
            RunsFile runs = new RunsFile(run.getParent().getRootDir());
            RunEntry added = action.entry(false);
            RunEntry before = runs.newest(added.key());
            if (before != null && before.build() > added.build()) {
                runs.put(added); // a newer build ended earlier and is the head already
                return;
            }
            boolean keptByOthers = run.isKeepLog();
            runs.put(added.withKept(!keptByOthers));
            if (!keptByOthers) {
                run.keepLog(true);
            }
            if (before != null && before.kept() && before.build() != added.build()) {
                release(run.getParent(), runs, before);
            }
        }
    }

    /** Unless the build is still the head of another chain. */
    private static void release(Job<?, ?> job, RunsFile runs, RunEntry before) throws IOException {
        runs.put(before.withKept(false));
        for (RunEntry each : runs.entries()) {
            if (each.build() == before.build() && runs.newest(each.key()).build() == each.build()) {
                runs.put(each.withKept(true));
                return;
            }
        }
        Run<?, ?> build = job.getBuildByNumber(before.build());
        if (build != null) {
            build.keepLog(false);
        }
    }
}
