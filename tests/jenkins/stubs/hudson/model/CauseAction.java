package hudson.model;

public class CauseAction implements Action {
  public CauseAction(Cause c) {}
  public String getIconFileName() { throw new UnsupportedOperationException(); }
  public String getDisplayName() { throw new UnsupportedOperationException(); }
  public String getUrlName() { throw new UnsupportedOperationException(); }
}
