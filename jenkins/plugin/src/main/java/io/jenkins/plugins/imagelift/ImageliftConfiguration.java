package io.jenkins.plugins.imagelift;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What an administrator sets for all jobs: {@code unclassified: imagelift:} in configuration as code. */
@Extension
@Symbol("imagelift")
public final class ImageliftConfiguration extends GlobalConfiguration {
    private String tool = "";
    private String config = "";
    private String maxFailed = "";
    private boolean literalLocations;

    public ImageliftConfiguration() {
        load();
    }

    static ImageliftConfiguration get() {
        return ExtensionList.lookupSingleton(ImageliftConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "imagelift";
    }

    public String getTool() {
        return tool;
    }

    /** Name of the installation that steps use which name none; empty: "imagelift" of the agent's PATH. */
    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixNull(tool).trim();
        save();
    }

    public String getConfig() {
        return config;
    }

    /** imagelift.json on the agents; empty: the one in the workspace. */
    @DataBoundSetter
    public void setConfig(String config) {
        this.config = Util.fixNull(config).trim();
        save();
    }

    public String getMaxFailed() {
        return maxFailed;
    }

    /** Quality gate of steps that set none, such as "5%"; empty: none. */
    @DataBoundSetter
    public void setMaxFailed(String maxFailed) {
        this.maxFailed = Util.fixNull(maxFailed).trim();
        save();
    }

    public boolean isLiteralLocations() {
        return literalLocations;
    }

    /** Whether jobs may name paths and URLs of images, and not only entries of imagelift.json. */
    @DataBoundSetter
    public void setLiteralLocations(boolean literalLocations) {
        this.literalLocations = literalLocations;
        save();
    }

    @POST
    public ListBoxModel doFillToolItems(@QueryParameter String tool) {
        return FieldChecks.tools(FieldChecks.mayAdminister(), "(imagelift of the agent's PATH)", Util.fixNull(tool));
    }

    @POST
    public FormValidation doCheckTool(@QueryParameter String value) {
        return check(FieldRules.tool(Util.fixNull(value), FieldChecks.installations()));
    }

    @POST
    public FormValidation doCheckConfig(@QueryParameter String value) {
        String path = Util.fixNull(value).trim();
        String wrong = FieldRules.path(path);
        boolean isRelative = wrong.isEmpty() && !path.isEmpty() && !path.startsWith("/") && FieldChecks.mayAdminister();
        return isRelative ? FormValidation.warning("This path is looked for in each job's workspace.") : check(wrong);
    }

    @POST
    public FormValidation doCheckMaxFailed(@QueryParameter String value) {
        return check(FieldRules.gate(Util.fixNull(value).trim()));
    }

    private static FormValidation check(String wrong) {
        return FieldChecks.answer(FieldChecks.mayAdminister(), wrong);
    }

    String orTool(String given) {
        return given.isEmpty() ? tool : given;
    }

    String orConfig(String given) {
        return given.isEmpty() ? config : given;
    }

    String orMaxFailed(String given) {
        return given.isEmpty() ? maxFailed : given;
    }
}
