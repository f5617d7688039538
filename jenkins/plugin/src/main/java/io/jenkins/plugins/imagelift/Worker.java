package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jenkins.security.MasterToSlaveCallable;

/** The worker's process on an agent. What it prints goes to the build's log as it comes. */
final class Worker {
    /** Stands in the environment of the worker and of all it starts. */
    private static final String MARK = "IMAGELIFT_JENKINS_STEP";
    private static final int POLL_MS = 250;
    /** The worker ends within 10 s of SIGTERM. */
    private static final int SECONDS_TO_END = 15;

    private final FilePath workspace;
    private final Launcher launcher;
    private final EnvVars environment;
    private final TaskListener listener;

    Worker(FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {
        this.workspace = workspace;
        this.launcher = launcher;
        this.environment = environment;
        this.listener = listener;
    }

    /**
     * Logs what the program says of itself, such as {"version":"0.1.0","summary_schema":1}, and whether
     * this plugin will be able to show what it finds.
     *
     * @throws AbortException with a sentence, if there is no such program on the agent
     */
    void tellVersion(String program) throws IOException, InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code;
        try {
            code = launcher.launch().cmds(List.of(program, "version", "--json")).envs(environment).pwd(workspace).quiet(true)
                    .stdout(said).stderr(listener.getLogger()).join();
        } catch (IOException e) {
            throw new AbortException("imagelift: the worker could not be started on this agent: " + e.getMessage());
        }
        if (code != 0) {
            throw new AbortException("imagelift: " + program + " version --json ended with exit code " + code
                    + "; " + Agent.NEEDS);
        }
        String version = said.toString(StandardCharsets.UTF_8);
        listener.getLogger().println("imagelift: " + PlainText.line(version, 1000));
        String warning = Summary.warningAbout(version);
        if (!warning.isEmpty()) {
            listener.getLogger().println("imagelift: " + warning);
        }
    }

    /**
     * Unites stores.
     *
     * @param stores plain names below the workspace
     * @throws AbortException with a sentence, if it cannot
     */
    void unite(String program, List<String> stores, String into) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "merge", "--out=" + into));
        command.addAll(stores);
        int code;
        try {
            code = launcher.launch().cmds(command).envs(environment).pwd(workspace).stdout(listener).join();
        } catch (IOException e) {
            throw new AbortException("imagelift: the worker could not be started on this agent: " + e.getMessage());
        }
        if (code != 0) {
            throw new AbortException("imagelift: histories could not be united: " + program + " merge ended with exit code " + code);
        }
    }

    /**
     * Runs it to its end.
     *
     * @return its exit code
     * @throws InterruptedException if the build is aborted; the worker has then had SIGTERM, and the
     *     time to end with a consistent store
     */
    int run(List<String> arguments, Map<String, String> added) throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        EnvVars all = new EnvVars(environment);
        all.putAll(added);
        all.put(MARK, mark);
        Proc process = launcher.launch().cmds(arguments).envs(all).pwd(workspace).stdout(listener).start();
        try {
            while (process.isAlive()) {
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException aborted) {
            end(process, mark);
            throw aborted;
        }
        return process.join();
    }

    /** {@link Proc#join} would kill the worker 5 s after its SIGTERM, and not wait for it on an agent. */
    private void end(Proc process, String mark) throws IOException, InterruptedException {
        listener.getLogger().println("imagelift: asked to stop; waiting for the worker to end its store");
        boolean ended = false;
        try {
            ended = workspace.act(new End(MARK + "=" + mark));
        } finally {
            if (!ended) {
                listener.error("imagelift: the worker did not end in " + SECONDS_TO_END + " s and is killed");
                process.kill();
            }
        }
    }

    private static final class End extends MasterToSlaveCallable<Boolean, InterruptedException> {
        private static final long serialVersionUID = 1L;
        private final String mark;

        End(String mark) {
            this.mark = mark;
        }

        @Override
        public Boolean call() throws InterruptedException {
            return new MarkedProcesses(mark).end(SECONDS_TO_END);
        }
    }
}
