package hudson.model;

import java.util.List;
import jenkins.model.OptionalJobProperty;

public class ParametersDefinitionProperty extends OptionalJobProperty<Job<?, ?>> {
  public List<ParameterDefinition> getParameterDefinitions() { throw new UnsupportedOperationException(); }
  public ParameterDefinition getParameterDefinition(String name) { throw new UnsupportedOperationException(); }
}
