package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * When a build has ended and did not fail, the job remembers its runs: the next build goes on from them,
 * and the newest store and report of each business and image source are kept from being deleted.
 */
@Extension
public final class FinishedRuns extends RunListener<Run<?, ?>> {
    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        List<RunEntry> entries = entriesOf(run);
        if (entries.isEmpty()) {
            return;
        }
        Job<?, ?> job = run.getParent();
        RunsFile runs = new RunsFile(job.getRootDir());
        try {
            synchronized (runs.lock()) {
                RecoveredRuns.recover(job, runs);
                runs.putAll(entries);
                KeptBuilds.settle(job, runs, entries.stream().map(RunEntry::key).toList());
            }
        } catch (IOException e) {
            listener.error("imagelift: the job's history could not be written: " + e.getMessage());
        }
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        RunsFile runs = new RunsFile(run.getParent().getRootDir());
        try {
            runs.gone(run.getNumber());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a build adds to chains; nothing where it failed. */
    static List<RunEntry> entriesOf(Run<?, ?> run) {
        if (!isOfAChain(run.getResult())) {
            return List.of();
        }
        return run.getActions(ImageliftAction.class).stream().filter(ImageliftAction::hasStore).map(ImageliftAction::entry).toList();
    }

    /** Whether a build with this result is one from which the next goes on. */
    static boolean isOfAChain(Result result) {
        return result != null && result != Result.FAILURE && result != Result.NOT_BUILT;
    }
}
