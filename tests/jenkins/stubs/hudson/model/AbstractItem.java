package hudson.model;

import java.io.File;

public abstract class AbstractItem extends Actionable implements Item {
  public String getUrl() { throw new UnsupportedOperationException(); }
  public File getRootDir() { throw new UnsupportedOperationException(); }
}
