package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/** Turns the folder of a run into artifacts, a page, a description and a result of the build. */
final class Publication {
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final Launcher launcher;
    private final TaskListener listener;

    Publication(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener) {
        this.run = run;
        this.workspace = workspace;
        this.launcher = launcher;
        this.listener = listener;
    }

    /**
     * @param folder of the run, below the workspace
     * @param names whose run it was; null: as its summary says
     * @throws AbortException with a sentence, where the exit code says that the build fails
     */
    void publish(String folder, Names names, int exitCode) throws IOException, InterruptedException {
        RunFolder files = new RunFolder(workspace.child(folder));
        ExitCode meaning = ExitCode.of(exitCode);
        String why = "";
        if (meaning.isComplete()) {
            files.requireOneRun();
            Summary summary = summaryOf(files, meaning);
            Map<String, Long> sizes = files.sizes();
            sizes.keySet().removeIf(path -> path.startsWith(RunFolder.FAILED)); // of a run before this one
            String leftOut = archive(folder, sizes);
            show(folder, summary, true, leftOut);
            why = summary.gate();
            tellWhatIsLeftBehind(summary.names().key());
        } else if (meaning != ExitCode.INTERRUPTED) {
            why = publishFailed(folder, files, names, exitCode);
        } else if (names != null && files.has(RunFolder.STORE)) {
            archive(folder, Map.of(RunFolder.STORE, 0L)); // the other files are an earlier run's
            show(folder, Summary.interrupted(names), false, "");
        }
        conclude(meaning, exitCode, why);
    }

    /** Of a run that did not even begin: its page says why. */
    void refuse(String folder, Names names, String why) throws IOException {
        show(folder, Summary.failed(names, "", why.replaceFirst("^imagelift: ", "")), false, "");
    }

    private Summary summaryOf(RunFolder files, ExitCode meaning) throws IOException, InterruptedException {
        if (!files.has(RunFolder.SUMMARY)) {
            throw new AbortException("the run's folder holds no " + RunFolder.SUMMARY + ": nothing was published");
        }
        try {
            Summary summary = Summary.parse(files.read(RunFolder.SUMMARY, Summary.MOST_BYTES));
            boolean isUntold = meaning == ExitCode.GATE_BROKEN && summary.gate().isEmpty();
            return isUntold ? summary.withGate(LoggedReason.of(run)) : summary;
        } catch (IllegalArgumentException e) {
            throw new AbortException("the summary could not be read: " + e.getMessage());
        }
    }

    /** @return why it failed; empty: nobody told */
    private String publishFailed(String folder, RunFolder files, Names names, int exitCode)
            throws IOException, InterruptedException {
        Map<String, Long> sizes = files.sizes();
        sizes.keySet().removeIf(path -> !path.startsWith(RunFolder.FAILED));
        archive(folder, sizes);
        String told = sizes.getOrDefault(RunFolder.FAILED_RUN, Long.MAX_VALUE) <= Summary.MOST_BYTES
                ? files.read(RunFolder.FAILED_RUN, Summary.MOST_BYTES) : "";
        String logged = ExitCode.isTold(exitCode) ? LoggedReason.of(run) : "";
        Summary summary;
        try {
            summary = Summary.failed(names, told, logged);
        } catch (IllegalArgumentException e) {
            listener.error("imagelift: " + folder + "/" + RunFolder.FAILED_RUN + " is not read: " + e.getMessage());
            summary = Summary.failed(names, "", logged);
        }
        if (!summary.names().business().isEmpty()) {
            show(folder, summary, false, "");
        }
        return summary.reason();
    }

    /** @return sentence on what had no place; empty: everything had */
    private String archive(String folder, Map<String, Long> sizes) throws IOException, InterruptedException {
        ArchivePlan plan = ArchivePlan.of(sizes);
        if (!plan.dropped().isEmpty()) {
            listener.getLogger().println("imagelift: " + plan.dropped());
        }
        Map<String, String> artifacts = new HashMap<>();
        plan.files().forEach(path -> artifacts.put(folder + "/" + path, folder + "/" + path));
        if (!artifacts.isEmpty()) {
            run.pickArtifactManager().archive(workspace, launcher, BuildListenerAdapter.wrap(listener), artifacts);
        }
        return plan.dropped();
    }

    private void show(String folder, Summary summary, boolean report, String leftOut) throws IOException {
        synchronized (run) { // branches of a Pipeline publish at once
            int before = run.getActions(ImageliftAction.class).size();
            HistoryOrigin origin = HistoryOrigin.of(run, summary.names().key());
            run.addAction(new ImageliftAction(folder, summary, report, before, leftOut).from(origin));
            describe(summary.description());
        }
    }

    /** A Pipeline that publishes and restores nothing begins anew, and says so. */
    private void tellWhatIsLeftBehind(String key) throws IOException {
        List<RunEntry> ends = new RunsFile(run.getParent().getRootDir()).chain(key).ends();
        if (!ends.isEmpty() && HistoryOrigin.of(run, key) == null) {
            listener.getLogger().println("imagelift: this build restored no history (imageliftRestore): the next one goes on from "
                    + "this run alone, and no longer from " + PreviousStore.numbers(ends));
        }
    }

    /** As Jenkins itself: a build may run as a user who may not describe builds. */
    private void describe(String added) throws IOException {
        String known = run.getDescription();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            run.setDescription(known == null || known.isBlank() ? added : known + "\n" + added);
        }
    }

    private void conclude(ExitCode meaning, int exitCode, String why) throws AbortException {
        Result result = Result.fromString(meaning.result);
        if (result == Result.SUCCESS) {
            return;
        }
        run.setResult(result);
        String sentence = "imagelift: " + meaning.sentence(exitCode) + (why.isEmpty() ? "" : ": " + why);
        if (result == Result.UNSTABLE) {
            listener.getLogger().println(sentence);
            StepWarning.mark(run, result, sentence);
            return;
        }
        throw new AbortException(sentence);
    }
}
