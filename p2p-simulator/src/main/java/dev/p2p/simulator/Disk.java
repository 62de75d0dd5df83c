package dev.p2p.simulator;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated node keeps over a restart: files by name.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class Disk {

  private final Map<String, Bytes> files = new ConcurrentSkipListMap<>();

  /** An empty one. */
  public Disk() {}

  /** Writes a file, over one that may be there. */
  public void write(String name, Bytes content) {
    files.put(name, content);
  }

  /** Reads a file, if it is there. */
  public Optional<Bytes> read(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** Loses everything. */
  public void wipe() {
    files.clear();
  }

  /** State in files of this disk; for as long as the node runs, which closes it. */
  public StateStore state() {
    return new DiskState();
  }

  private final class DiskState implements StateStore {

    private volatile boolean closed;

    @Override
    public Optional<Bytes> load(String name) throws IOException {
      StateStore.requireName(name);
      checkOpen();
      return read(name);
    }

    @Override
    public void save(String name, Bytes content) throws IOException {
      StateStore.requireName(name);
      StateStore.requireLength(content);
      checkOpen();
      write(name, content);
    }

    @Override
    public String setAside(String name) throws IOException {
      StateStore.requireName(name);
      checkOpen();
      @Nullable Bytes content = files.remove(name);
      if (content == null) {
        throw new IOException(name + ": is not there");
      }
      String aside = name + ".damaged";
      for (int number = 2; files.putIfAbsent(aside, content) != null; number++) {
        aside = name + ".damaged." + number;
      }
      return aside;
    }

    @Override
    public void close() {
      closed = true;
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("the disk is not in use any more");
      }
    }
  }
}
