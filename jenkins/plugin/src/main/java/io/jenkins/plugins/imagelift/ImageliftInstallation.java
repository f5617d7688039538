package io.jenkins.plugins.imagelift;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolProperty;
import hudson.util.FormValidation;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Where the worker lies on agents: the folder that holds {@code bin/imagelift}. Administrators set it,
 * under {@code tool: imagelift:} in configuration as code; an agent may have a place of its own.
 */
public final class ImageliftInstallation extends ToolInstallation
        implements NodeSpecific<ImageliftInstallation>, EnvironmentSpecific<ImageliftInstallation> {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public ImageliftInstallation(String name, String home, List<? extends ToolProperty<?>> properties) {
        super(name, home, properties);
    }

    @Override
    public ImageliftInstallation forNode(Node node, TaskListener log) throws IOException, InterruptedException {
        return new ImageliftInstallation(getName(), translateFor(node, log), getProperties().toList());
    }

    @Override
    public ImageliftInstallation forEnvironment(EnvVars environment) {
        return new ImageliftInstallation(getName(), environment.expand(getHome()), getProperties().toList());
    }

    static ImageliftInstallation[] configured() {
        return ExtensionList.lookupSingleton(DescriptorImpl.class).getInstallations();
    }

    /**
     * The program to run on an agent.
     *
     * @param name of an installation; empty: "imagelift" of the agent's PATH
     */
    static String program(String name, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        if (name.isEmpty()) {
            return "imagelift";
        }
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        for (ImageliftInstallation each : configured()) {
            if (each.getName().equals(name) && node != null) {
                return each.forNode(node, listener).forEnvironment(environment).getHome() + "/bin/imagelift";
            }
        }
        throw new AbortException("imagelift: the installation '" + PlainText.line(name, 100) + "' is not to be had on this agent. "
                + FieldRules.tool(name, FieldChecks.installations()));
    }

    @Extension
    @Symbol("imagelift")
    public static final class DescriptorImpl extends ToolDescriptor<ImageliftInstallation> {
        public DescriptorImpl() {
            load();
        }

        @Override
        public String getDisplayName() {
            return "imagelift";
        }

        /** Jenkins would look for the folder on the controller. */
        @Override
        @POST
        public FormValidation doCheckHome(@QueryParameter File value) {
            return FieldChecks.answer(FieldChecks.mayAdminister(), FieldRules.home(value == null ? "" : value.getPath().trim()));
        }

        @Override
        public void setInstallations(ImageliftInstallation... installations) {
            super.setInstallations(installations);
            save();
        }
    }
}
