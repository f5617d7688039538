package hudson.tools;

import hudson.model.Descriptor;

public abstract class ToolDescriptor<T extends ToolInstallation> extends Descriptor<ToolInstallation> {
  protected ToolDescriptor() {}
  public T[] getInstallations() { throw new UnsupportedOperationException(); }
  @SuppressWarnings("unchecked")
  public void setInstallations(T... installations) { throw new UnsupportedOperationException(); }
}
