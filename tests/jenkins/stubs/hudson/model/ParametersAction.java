package hudson.model;

import java.util.List;

public class ParametersAction implements Action {
  public ParametersAction(List<ParameterValue> parameters) {}
  public String getIconFileName() { throw new UnsupportedOperationException(); }
  public String getDisplayName() { throw new UnsupportedOperationException(); }
  public String getUrlName() { throw new UnsupportedOperationException(); }
}
