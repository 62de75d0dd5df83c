package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;

/**
 * A machine on the simulated network: an address, connections, and how fast it reads. What runs on
 * it is woken when bytes, room or connections have come.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Host {

  /** Where the ports of connections it dialled begin. */
  private static final int FIRST_PORT = 40_000;

  private static final int PORTS = 20_000;
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final SimulatedNetwork network;
  private final int index;
  private final NodeAddress address;
  private final SeededRandom random;
  private Runnable wakeUp = () -> {};

  /** How much of what has arrived one read takes at most; 0 for all. */
  private int readBytesMax;

  /** 0 for as fast as it can. */
  private long readBytesPerSecond;

  private long readsAgainAtNanos;
  private int life;
  private int dialled;

  Host(SimulatedNetwork network, int index, NodeAddress address, SeededRandom random) {
    this.network = network;
    this.index = index;
    this.address = address;
    this.random = random;
  }

  /** Its number on the network, from 0. */
  public int index() {
    return index;
  }

  /** Where it can be dialled, if it listens there. */
  public NodeAddress address() {
    return address;
  }

  /** What is to be done when something has come. */
  public void onWakeUp(Runnable action) {
    this.wakeUp = action;
  }

  /** A transport for what runs on it. */
  public SimulatedTransport transport() {
    return new SimulatedTransport(network, this);
  }

  /**
   * Tears what it reads: each read takes 1 to {@code bytesMax} bytes, by lot; 0 for all there is.
   */
  public void tearReads(int bytesMax) {
    requireAtLeast0("bytesMax", bytesMax);
    this.readBytesMax = bytesMax;
  }

  /** Makes it read so many bytes a second at most, over all connections; 0 for no limit. */
  public void slowReads(long bytesPerSecond) {
    requireAtLeast0("bytesPerSecond", bytesPerSecond);
    this.readBytesPerSecond = bytesPerSecond;
    this.readsAgainAtNanos = network.timeline().nowNanos();
    wake();
  }

  /** The process on it dies: peers find their connections reset, nobody listens any more. */
  public void crash() {
    wakeUp = () -> {};
    life++;
    network.crash(this);
  }

  /** How often the process on it has died. */
  int life() {
    return life;
  }

  /** A port of its own for a connection; comes round again after 20,000. */
  NodeAddress nextLocalAddress() {
    int port = FIRST_PORT + dialled % PORTS;
    dialled++;
    return address.withPort(port);
  }

  /** How code outside the simulation waits on this host's network. */
  VirtualWait waiting() {
    return network.waiting();
  }

  void wake() {
    wakeUp.run();
  }

  boolean mayRead() {
    return readBytesPerSecond == 0 || network.timeline().nowNanos() >= readsAgainAtNanos;
  }

  /** How many of {@code count} bytes the read under way may take, at least 1. */
  int readLimit(int count) {
    int limit = readBytesMax == 0 ? count : Math.min(count, 1 + random.below(readBytesMax));
    return readBytesPerSecond == 0 ? limit : (int) Math.min(limit, readBytesPerSecond);
  }

  void hasRead(int count) {
    if (readBytesPerSecond > 0) {
      readsAgainAtNanos = network.timeline().nowNanos() + count * SECOND_NANOS / readBytesPerSecond;
      network.timeline().at(readsAgainAtNanos, this::wake);
    }
  }

  private static void requireAtLeast0(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, was " + value);
    }
  }

  @Override
  public String toString() {
    return "host " + index;
  }
}
