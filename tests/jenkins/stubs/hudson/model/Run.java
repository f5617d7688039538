package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;
import java.util.List;
import jenkins.model.ArtifactManager;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable implements AccessControlled {
  public static final Permission ARTIFACTS = null;
  public Result getResult() { throw new UnsupportedOperationException(); }
  public void setResult(Result r) { throw new UnsupportedOperationException(); }
  public JobT getParent() { throw new UnsupportedOperationException(); }
  public RunT getPreviousBuild() { throw new UnsupportedOperationException(); }
  public int getNumber() { throw new UnsupportedOperationException(); }
  public final long getTimeInMillis() { return 0; }
  public String getDescription() { throw new UnsupportedOperationException(); }
  public void setDescription(String description) throws IOException { throw new UnsupportedOperationException(); }
  public boolean isBuilding() { throw new UnsupportedOperationException(); }
  public List<String> getLog(int maxLines) throws IOException { throw new UnsupportedOperationException(); }
  public String getWhyKeepLog() { throw new UnsupportedOperationException(); }
  public final boolean isKeepLog() { return getWhyKeepLog() != null; }
  public synchronized void save() throws IOException { throw new UnsupportedOperationException(); }
  public void keepLog(boolean newValue) throws IOException { throw new UnsupportedOperationException(); }
  public final ArtifactManager getArtifactManager() { throw new UnsupportedOperationException(); }
  public final synchronized ArtifactManager pickArtifactManager() throws IOException { throw new UnsupportedOperationException(); }
}
