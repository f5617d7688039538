package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import jenkins.util.VirtualFile;

/**
 * The store of the run before, of the same business and image source: the end of their chain, never the
 * job's last build. It goes from the artifacts to the agent through the controller, without a token, and
 * is not opened on the way. Where builds at once have left a chain with several ends, the worker unites
 * their stores.
 */
final class PreviousStore {
    /** Where the restored store lies, below the workspace. */
    static final String FILE = "imagelift-previous.sqlite";

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final Union union;
    private final PrintStream log;

    /** Unites stores on the agent. */
    interface Union {
        /** @param stores plain names below the workspace */
        void unite(List<String> stores, String into) throws IOException, InterruptedException;
    }

    PreviousStore(Run<?, ?> run, FilePath workspace, Union union, PrintStream log) {
        this.run = run;
        this.workspace = workspace;
        this.union = union;
        this.log = log;
    }

    /**
     * Puts it at {@link #FILE}, and notes in the build what it goes on from.
     *
     * @param startAnew not to go on from it, for one build
     * @return false if there is nothing to go on from
     * @throws AbortException if there was a run, but its store is gone
     */
    boolean restore(Names names, boolean startAnew) throws IOException, InterruptedException {
        workspace.child(FILE).delete();
        Job<?, ?> job = run.getParent();
        RunsFile runs = new RunsFile(job.getRootDir());
        int recovered = RecoveredRuns.recover(job, runs);
        if (recovered > 0) {
            log.println("imagelift: the job's list of runs was incomplete: " + recovered + " came back from records of builds");
        }
        Chain chain = runs.chain(names.key());
        List<RunEntry> ends = chain.ends();
        int anew = startAnew ? chain.anew(run.getNumber()) : 0;
        boolean begins = ends.isEmpty() || anew == run.getNumber();
        run.addAction(new HistoryOrigin(names.key(), ends.stream().map(RunEntry::build).toList(), anew));
        run.save(); // a Pipeline may be published after a restart
        if (begins) {
            log.println("imagelift: " + (ends.isEmpty() ? "first build of this business and image source" : dropped(ends)));
            return false;
        }
        if (anew != 0) {
            log.println("imagelift: startAnew is for one build: this history began anew in #" + anew
                    + " and goes on; take the option out of the job");
        }
        copy(job, ends);
        log.println("imagelift: goes on from the store of " + numbers(ends));
        return true;
    }

    private static String dropped(List<RunEntry> ends) {
        return "startAnew: this build begins a new history of this business and image source; it does not go on from "
                + numbers(ends) + ", and every image is analysed again. The option is for one build: take it out of the job";
    }

    private void copy(Job<?, ?> job, List<RunEntry> ends) throws IOException, InterruptedException {
        if (ends.size() == 1) {
            copy(job, ends.get(0), FILE);
            return;
        }
        log.println("imagelift: builds that ran at once left this history in " + numbers(ends) + ", which are united");
        List<String> parts = new ArrayList<>();
        for (RunEntry end : ends) {
            parts.add("imagelift-previous-" + end.build() + ".sqlite");
            copy(job, end, parts.get(parts.size() - 1));
        }
        union.unite(parts, FILE);
        for (String part : parts) {
            workspace.child(part).delete();
        }
    }

    private void copy(Job<?, ?> job, RunEntry end, String name) throws IOException, InterruptedException {
        try (InputStream in = storeOf(job, end).open()) {
            workspace.child(name).copyFrom(in);
        }
    }

    /** "#3, #2". */
    static String numbers(List<RunEntry> ends) {
        return String.join(", ", ends.stream().map(end -> "#" + end.build()).toList());
    }

    private static VirtualFile storeOf(Job<?, ?> job, RunEntry end) throws IOException {
        Run<?, ?> build = job.getBuildByNumber(end.build());
        if (build != null) {
            VirtualFile store = build.getArtifactManager().root().child(end.folder() + "/" + RunFolder.STORE);
            if (store.isFile()) {
                return store;
            }
        }
        throw new AbortException("history of this business and image source (" + end.key() + ") was in #" + end.build()
                + ", which is gone; restore that build's artifacts, or build once with startAnew");
    }
}
