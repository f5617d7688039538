package io.jenkins.plugins.imagelift;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;

/** A build of a job for a business and an image source; its other parameters take their defaults. */
final class BuildRequest {
    private static final int USUAL_QUIET_PERIOD = -1;

    private BuildRequest() {}

    static boolean isPossible(Job<?, ?> job) {
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        return job instanceof ParameterizedJobMixIn.ParameterizedJob && job.isBuildable() && defined != null
                && defined.getParameterDefinition("BUSINESS") instanceof SimpleParameterDefinition
                && defined.getParameterDefinition("IMAGE_SOURCE") instanceof SimpleParameterDefinition;
    }

    /** @throws IllegalArgumentException with a sentence, if the job does not take these values */
    static void schedule(Job<?, ?> job, Names names) {
        if (!isPossible(job)) {
            throw new IllegalArgumentException("this job cannot be built with BUSINESS and IMAGE_SOURCE");
        }
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition each : job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions()) {
            ParameterValue value = valueOf(each, names);
            if (value != null) {
                values.add(value);
            }
        }
        ParameterizedJobMixIn.scheduleBuild2(job, USUAL_QUIET_PERIOD, new ParametersAction(values),
                new CauseAction(new Cause.UserIdCause()));
    }

    private static ParameterValue valueOf(ParameterDefinition definition, Names names) {
        return switch (definition.getName()) {
            case "BUSINESS" -> checked(definition, names.business());
            case "IMAGE_SOURCE" -> checked(definition, names.imageSource());
            default -> definition.getDefaultParameterValue();
        };
    }

    private static ParameterValue checked(ParameterDefinition definition, String given) {
        ParameterValue value = ((SimpleParameterDefinition) definition).createValue(given);
        if (value == null || !definition.isValid(value)) {
            throw new IllegalArgumentException("this job does not offer that " + definition.getName());
        }
        return value;
    }
}
