package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import java.io.IOException;
import jenkins.security.MasterToSlaveCallable;

/** What a machine must be to run the worker. Publishing works on every machine. */
final class Agent {
    static final String NEEDS = "imagelift needs Linux x86-64, glibc >= 2.36 or the container image";

    private Agent() {}

    /** Fails with a sentence on the controller's own node, and on anything but Linux on x86-64. */
    static void require(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        if (!workspace.isRemote()) {
            throw new AbortException("imagelift does not run on the built-in node: give this job the label of an agent");
        }
        String platform = launcher.isUnix() ? workspace.act(new Platform()) : "Windows";
        if (!platform.equals("Linux amd64")) {
            throw new AbortException("this agent is " + platform
                    + "; " + NEEDS);
        }
    }

    /** "Linux amd64". */
    private static final class Platform extends MasterToSlaveCallable<String, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public String call() {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch");
        }
    }
}
