package hudson;

import hudson.model.Computer;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

public final class FilePath implements Serializable {
  public interface FileCallable<T> extends Serializable, RoleSensitive {
    T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
  }
  public FilePath child(String relOrAbsolute) { throw new UnsupportedOperationException(); }
  public String getName() { throw new UnsupportedOperationException(); }
  public boolean isRemote() { throw new UnsupportedOperationException(); }
  public Computer toComputer() { throw new UnsupportedOperationException(); }
  public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
  public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E { throw new UnsupportedOperationException(); }
  public boolean exists() throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
  public boolean delete() throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
  public InputStream read() throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
  public void copyFrom(InputStream in) throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
}
