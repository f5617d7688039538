package io.jenkins.plugins.imagelift;

import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of an {@link ImageSourceStep}, in every kind of job. */
public abstract class ImageSourceDescriptor extends BuildStepDescriptor<Builder> {
    @Override
    @SuppressWarnings("rawtypes")
    public boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }

    @POST
    public FormValidation doCheckBusiness(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldChecks.answer(FieldChecks.mayConfigure(item), FieldRules.name(Util.fixNull(value).trim()));
    }

    @POST
    public FormValidation doCheckImageSource(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldChecks.answer(FieldChecks.mayConfigure(item), FieldRules.name(Util.fixNull(value).trim()));
    }

    /** An option that was left on says so. */
    @POST
    public FormValidation doCheckStartAnew(@AncestorInPath Item item, @QueryParameter boolean value) {
        return value && FieldChecks.mayConfigure(item)
                ? FormValidation.warning("For one build: the next one that leaves a history begins it anew, and those after it go on from it.")
                : FormValidation.ok();
    }
}
