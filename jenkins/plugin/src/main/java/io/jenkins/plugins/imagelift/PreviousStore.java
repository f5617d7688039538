package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import jenkins.util.VirtualFile;

/**
 * The store of the run before, of the same business and image source: the head of their chain, never
 * the job's last build. It goes from the artifacts to the agent through the controller, without a
 * token, and is not opened on the way.
 */
final class PreviousStore {
    private PreviousStore() {}

    /**
     * @param target where the store is put
     * @return false if this is the first run of these names
     * @throws AbortException if there was a run, but its store is gone
     */
    static boolean restore(Job<?, ?> job, Names names, FilePath target, PrintStream log)
            throws IOException, InterruptedException {
        target.delete();
        RunsFile runs = new RunsFile(job.getRootDir());
        RecoveredRuns.recover(job, runs);
        RunEntry head = runs.newest(names.key());
        if (head == null) {
            log.println("imagelift: first build of this business and image source");
            return false;
        }
        try (InputStream in = storeOf(job, head).open()) {
            target.copyFrom(in);
        }
        log.println("imagelift: goes on from the store of #" + head.build());
        return true;
    }

    private static VirtualFile storeOf(Job<?, ?> job, RunEntry head) throws IOException {
        Run<?, ?> build = job.getBuildByNumber(head.build());
        if (build != null) {
            VirtualFile store = build.getArtifactManager().root().child(head.folder() + "/" + RunFolder.STORE);
            if (store.isFile()) {
                return store;
            }
        }
        throw new AbortException("history of this business and image source (" + head.key() + ") was in #" + head.build()
                + ", which is gone; restore that build's artifacts, or build once with startAnew (Pipeline: without imageliftRestore)");
    }
}
