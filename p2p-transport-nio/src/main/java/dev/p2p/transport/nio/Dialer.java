package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dials the addresses of a host in turn. Each gets its share of the time that is left, so that one
 * that never answers does not keep those behind it from being tried.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 *
 * @param <C> what a successful attempt yields
 */
final class Dialer<C> {

  private final Resolver names;
  private final Attempt<? extends C> attempt;
  private final TimeSource time;

  Dialer(Resolver names, Attempt<? extends C> attempt, TimeSource time) {
    this.names = names;
    this.attempt = attempt;
    this.time = time;
  }

  /** As {@link dev.p2p.spi.Transport#dial}. */
  C dial(NodeAddress remote, Duration timeout) throws IOException {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, was " + timeout);
    }
    List<InetSocketAddress> addresses = addressesOf(remote);
    List<IOException> failures = new ArrayList<>();
    long start = time.nanoTime();
    Duration left = timeout;
    for (int i = 0; i < addresses.size() && left.isPositive(); i++) {
      InetSocketAddress address = addresses.get(i);
      try {
        return attempt.connect(address, left.dividedBy(addresses.size() - i));
      } catch (IOException | UnsupportedOperationException e) {
        failures.add(SocketFailure.at(NodeAddress.of(address), e));
      }
      left = timeout.minusNanos(time.nanoTime() - start);
    }
    throw failure(remote, addresses.getFirst(), failures);
  }

  private List<InetSocketAddress> addressesOf(NodeAddress remote) throws IOException {
    try {
      return Arrays.stream(names.lookUp(remote.host()))
          .map(address -> new InetSocketAddress(address, remote.port()))
          .toList();
    } catch (UnknownHostException e) {
      throw SocketFailure.at(remote, e);
    }
  }

  /** An address fails as its one attempt did; a name says what became of each of its addresses. */
  private static IOException failure(
      NodeAddress remote, InetSocketAddress first, List<IOException> failures) {
    if (remote.equals(NodeAddress.of(first))) {
      return failures.getFirst();
    }
    String attempts =
        failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
    IOException failure = new IOException(remote + ": " + attempts, failures.getFirst());
    failures.stream().skip(1).forEach(failure::addSuppressed);
    return failure;
  }

  /** Finds the addresses of hosts. */
  @FunctionalInterface
  interface Resolver {

    /**
     * Waits for the answer.
     *
     * @param host a name or an address, which stands for itself
     * @return at least one address
     * @throws UnknownHostException if there is none
     */
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  /** Tries one address. */
  @FunctionalInterface
  interface Attempt<C> {

    /** Waits until the connection stands, for {@code timeout} at most, which is positive. */
    C connect(InetSocketAddress remote, Duration timeout) throws IOException;
  }
}
