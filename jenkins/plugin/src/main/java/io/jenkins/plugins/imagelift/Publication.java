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
        if (meaning.isComplete()) {
            Summary summary = summaryOf(files);
            String leftOut = archive(folder, files.sizes());
            show(new ImageliftAction(folder, summary, true, reportsBefore(), leftOut), summary);
        } else if (meaning == ExitCode.INTERRUPTED && names != null && files.has(RunFolder.STORE)) {
            archive(folder, Map.of(RunFolder.STORE, 0L)); // the other files are an earlier run's
            Summary summary = Summary.interrupted(names);
            show(new ImageliftAction(folder, summary, false, reportsBefore(), ""), summary);
        }
        conclude(meaning);
    }

    private Summary summaryOf(RunFolder files) throws IOException, InterruptedException {
        if (!files.has(RunFolder.SUMMARY)) {
            throw new AbortException("the run's folder holds no " + RunFolder.SUMMARY + ": nothing was published");
        }
        try {
            return Summary.parse(files.read(RunFolder.SUMMARY, Summary.MOST_BYTES));
        } catch (IllegalArgumentException e) {
            throw new AbortException("the summary could not be read: " + e.getMessage());
        }
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

    private int reportsBefore() {
        return run.getActions(ImageliftAction.class).size();
    }

    private void show(ImageliftAction action, Summary summary) throws IOException {
        run.addAction(action);
        describe(summary.description());
        if (!summary.gate().isEmpty()) {
            listener.getLogger().println("imagelift: quality gate: " + summary.gate());
        }
    }

    /** As Jenkins itself: a build may run as a user who may not describe builds. */
    private void describe(String added) throws IOException {
        String known = run.getDescription();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            run.setDescription(known == null || known.isBlank() ? added : known + " " + added);
        }
    }

    private void conclude(ExitCode meaning) throws AbortException {
        Result result = Result.fromString(meaning.result);
        if (result == Result.SUCCESS) {
            return;
        }
        run.setResult(result);
        if (result == Result.UNSTABLE) {
            listener.getLogger().println("imagelift: " + meaning.sentence);
            return;
        }
        throw new AbortException("imagelift: " + meaning.sentence);
    }
}
