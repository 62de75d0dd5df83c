package dev.p2p.simulator;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a simulated node keeps over a restart: files by name.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Disk {

  private final SortedMap<String, Bytes> files = new TreeMap<>();

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

  /** Its files as a store of small state. Whoever crashes while it saves has saved. */
  public StateStore states() {
    return new DiskStates(this);
  }

  /** Loses a file, if it is there. */
  void remove(String name) {
    files.remove(name);
  }

  /** Loses everything. */
  public void wipe() {
    files.clear();
  }
}
