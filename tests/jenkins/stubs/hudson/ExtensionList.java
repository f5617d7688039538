package hudson;

import java.util.AbstractList;

public class ExtensionList<T> extends AbstractList<T> {
  public static <U> U lookupSingleton(Class<U> type) { throw new UnsupportedOperationException(); }
  public T get(int index) { throw new UnsupportedOperationException(); }
  public int size() { return 0; }
}
