package hudson.model;

public abstract class SimpleParameterDefinition extends ParameterDefinition {
  public abstract ParameterValue createValue(String value);
}
