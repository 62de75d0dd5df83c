package dev.p2p.simulator;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.Optional;

/** The files of a disk whose names begin with {@code state-}. */
record DiskStates(Disk disk) implements StateStore {

  private static final String PREFIX = "state-";
  private static final String DAMAGED = ".damaged";

  @Override
  public Optional<Bytes> load(String name) {
    return disk.read(PREFIX + StateStore.requireName(name));
  }

  @Override
  public void save(String name, Bytes content) {
    StateStore.requireLength(content);
    disk.write(PREFIX + StateStore.requireName(name), content);
  }

  @Override
  public String setAside(String name) throws IOException {
    Bytes content = load(name).orElseThrow(() -> new IOException(name + ": is not there"));
    disk.write(PREFIX + name + DAMAGED, content);
    disk.remove(PREFIX + name);
    return PREFIX + name + DAMAGED;
  }

  @Override
  public void close() {}
}
