package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
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
        if (!isOfAChain(run.getResult())) {
            return;
        }
        // A build may run as a user who may not keep builds; the chain is the plugin's own concern.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (ImageliftAction action : run.getActions(ImageliftAction.class)) {
                record(run, action);
            }
        } catch (IOException e) {
            listener.error("imagelift: the job's history could not be written: " + e.getMessage());
        }
    }

    /** Whether a build with this result is one from which the next goes on. */
    static boolean isOfAChain(Result result) {
        return result != null && result != Result.FAILURE && result != Result.NOT_BUILT;
    }

    private static void record(Run<?, ?> run, ImageliftAction action) throws IOException {
        RunsFile runs = new RunsFile(run.getParent().getRootDir());
        RunsFile.Heads heads = runs.append(action.entry(), run.isKeepLog());
        if (heads.keep() != 0) {
            run.keepLog(true);
        }
        Run<?, ?> superseded = heads.release() == 0 ? null : run.getParent().getBuildByNumber(heads.release());
        if (superseded != null) {
            superseded.keepLog(false);
        }
    }
}
