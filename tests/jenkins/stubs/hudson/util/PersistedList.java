package hudson.util;

import java.util.AbstractList;
import java.util.List;

public class PersistedList<T> extends AbstractList<T> {
  public T get(int index) { throw new UnsupportedOperationException(); }
  public int size() { throw new UnsupportedOperationException(); }
  public List<T> toList() { throw new UnsupportedOperationException(); }
}
