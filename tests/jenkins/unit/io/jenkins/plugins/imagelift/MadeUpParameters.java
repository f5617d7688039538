package io.jenkins.plugins.imagelift;

import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;

/** A job with both parameters, which everybody may build; it offers every image source but "none". */
final class MadeUpParameters extends Job<MadeUpJob, MadeUpRun> implements ParameterizedJobMixIn.ParameterizedJob {
    private static final List<ParameterDefinition> BOTH = List.of(new Parameter("BUSINESS"), new Parameter("IMAGE_SOURCE"));

    private static final class Parameter extends SimpleParameterDefinition {
        private final String name;

        Parameter(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public ParameterValue createValue(String value) {
            return value.equals("none") ? null : new ParameterValue() {};
        }

        @Override
        public boolean isValid(ParameterValue value) {
            return true;
        }
    }

    private static final class Both extends ParametersDefinitionProperty {
        @Override
        public List<ParameterDefinition> getParameterDefinitions() {
            return BOTH;
        }

        @Override
        public ParameterDefinition getParameterDefinition(String name) {
            return BOTH.stream().filter(each -> each.getName().equals(name)).findFirst().orElse(null);
        }
    }

    static ParametersDefinitionProperty both() {
        return new Both();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public <T extends JobProperty> T getProperty(Class<T> type) {
        return type.cast(both());
    }

    @Override
    public boolean isBuildable() {
        return true;
    }
}
