package dev.p2p.testkit.state;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps state for as long as the object lives that holds it: whoever is to be restarted gets
 * another store of the same {@link Place}. Can be told to fail, as a disk does.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class MemoryStateStore implements StateStore {

  private final Place place;
  private volatile boolean closed;

  /**
   * What outlives a restart.
   *
   * <p><b>Threading:</b> safe to share.
   */
  public static final class Place {

    private final Map<String, Bytes> states = new ConcurrentSkipListMap<>();
    private volatile @Nullable String failure;

    /** Nothing is there. */
    public Place() {}

    /** From now on nothing can be read or written, for this reason; null: everything can. */
    public void failWith(@Nullable String reason) {
      failure = reason;
    }

    /** All that is there: what was saved, and what was set aside. */
    public SortedMap<String, Bytes> states() {
      return new TreeMap<>(states);
    }

    /** Writes over what is there, whatever a store thinks of it. */
    public void put(String name, Bytes content) {
      states.put(name, content);
    }
  }

  /** A store with a place of its own. */
  public MemoryStateStore() {
    this(new Place());
  }

  /** A store of what is in {@code place}. */
  public MemoryStateStore(Place place) {
    this.place = place;
  }

  @Override
  public Optional<Bytes> load(String name) throws IOException {
    StateStore.requireName(name);
    check(name);
    return Optional.ofNullable(place.states.get(name));
  }

  @Override
  public void save(String name, Bytes content) throws IOException {
    StateStore.requireName(name);
    StateStore.requireLength(content);
    check(name);
    place.states.put(name, content);
  }

  @Override
  public String setAside(String name) throws IOException {
    StateStore.requireName(name);
    check(name);
    @Nullable Bytes content = place.states.remove(name);
    if (content == null) {
      throw new IOException(name + ": is not there");
    }
    String aside = name + ".damaged";
    for (int number = 2; place.states.putIfAbsent(aside, content) != null; number++) {
      aside = name + ".damaged." + number;
    }
    return aside;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void check(String name) throws IOException {
    @Nullable String reason = closed ? "the store is closed" : place.failure;
    if (reason != null) {
      throw new IOException(name + ": " + reason);
    }
  }
}
