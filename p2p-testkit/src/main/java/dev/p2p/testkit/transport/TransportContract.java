package dev.p2p.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Transport} and its {@link Listener}s must do. An adapter's test extends this;
 * what its connections must do is the {@link ConnectionContract}.
 */
@Timeout(30)
public abstract class TransportContract {

  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(20);
  private static final int MANY = 20;

  /** For the adapter's test. */
  protected TransportContract() {}

  /** The transport to test. */
  protected abstract Transport transport();

  /** Where it can listen and be dialled; port 0. */
  protected abstract NodeAddress listenAddress();

  @Test
  void listeningOnPort0PicksAPort() throws IOException {
    try (Listener one = transport().listen(listenAddress());
        Listener other = transport().listen(listenAddress())) {
      assertThat(one.localAddress().host()).isEqualTo(listenAddress().host());
      assertThat(one.localAddress().port()).isPositive();
      assertThat(other.localAddress().port()).isPositive();
      assertThat(one.localAddress()).isNotEqualTo(other.localAddress());
    }
  }

  @Test
  void diallingAListenerConnectsToIt() throws Exception {
    try (Listener listener = transport().listen(listenAddress());
        ConnectedPair pair = ConnectedPair.over(transport(), listener)) {
      assertThat(pair.dialled().remoteAddress()).isEqualTo(listener.localAddress());
      assertThat(pair.accepted().localAddress()).isEqualTo(listener.localAddress());
      requireConnected(pair.dialled(), pair.accepted());
      requireConnected(pair.accepted(), pair.dialled());
    }
  }

  @Test
  void everyoneWhoDialsAtOnceIsAccepted() throws Exception {
    try (Listener listener = transport().listen(listenAddress())) {
      List<BackgroundCall<Connection>> dials = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        dials.add(BackgroundCall.start(() -> dial(listener)));
      }
      Set<NodeAddress> accepted = new HashSet<>();
      for (int i = 0; i < MANY; i++) {
        try (Connection connection = listener.accept().orElseThrow()) {
          accepted.add(connection.remoteAddress());
        }
      }
      Set<NodeAddress> dialled = new HashSet<>();
      for (BackgroundCall<Connection> dial : dials) {
        try (Connection connection = dial.result()) {
          dialled.add(connection.localAddress());
        }
      }
      assertThat(accepted).hasSize(MANY).isEqualTo(dialled);
    }
  }

  @Test
  void diallingWhereNobodyListensFailsAndNamesTheAddress() throws IOException {
    Listener listener = transport().listen(listenAddress());
    listener.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> dial(listener))
        .withMessageContaining(listener.localAddress().toString());
  }

  @Test
  void listeningTwiceOnOnePortFailsAndNamesTheAddress() throws IOException {
    try (Listener listener = transport().listen(listenAddress())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport().listen(listener.localAddress()))
          .withMessageContaining(listener.localAddress().toString());
    }
  }

  @Test
  void aClosedListenersPortCanBeListenedOnAgain() throws Exception {
    Listener first = transport().listen(listenAddress());
    try (ConnectedPair pair = ConnectedPair.over(transport(), first)) {
      requireConnected(pair.dialled(), pair.accepted());
    }
    first.close();

    try (Listener second = transport().listen(first.localAddress());
        ConnectedPair pair = ConnectedPair.over(transport(), second)) {
      requireConnected(pair.dialled(), pair.accepted());
    }
  }

  @Test
  void closeWakesABlockedAccept() throws Exception {
    Listener listener = transport().listen(listenAddress());
    var accept = BackgroundCall.start(listener::accept);
    accept.awaitBlocked();

    listener.close();

    assertThat(accept.result()).isEmpty();
  }

  @Test
  void acceptIsEmptyOnceTheListenerIsClosed() throws IOException {
    Listener listener = transport().listen(listenAddress());
    listener.close();

    assertThat(listener.accept()).isEmpty();
    assertThat(listener.accept()).isEmpty();
  }

  @Test
  void manyThreadsMayCloseAListenerAtOnceAndAgain() throws Exception {
    Listener listener = transport().listen(listenAddress());
    var accept = BackgroundCall.start(listener::accept);
    accept.awaitBlocked();
    List<BackgroundCall<?>> closes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      closes.add(BackgroundCall.run(listener::close));
    }

    for (BackgroundCall<?> close : closes) {
      close.result();
    }
    assertThat(accept.result()).isEmpty();
    listener.close();
  }

  @Test
  void closingAListenerAgainLeavesTheNextOneAtItsAddressAlone() throws Exception {
    Listener first = transport().listen(listenAddress());
    first.close();

    try (Listener second = transport().listen(first.localAddress())) {
      first.close();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport().listen(second.localAddress()));
      try (ConnectedPair pair = ConnectedPair.over(transport(), second)) {
        requireConnected(pair.dialled(), pair.accepted());
      }
    }
  }

  @Test
  void aListenersAddressIsReadableAfterClose() throws IOException {
    Listener listener = transport().listen(listenAddress());
    NodeAddress address = listener.localAddress();
    listener.close();

    assertThat(listener.localAddress()).isEqualTo(address);
  }

  @Test
  void connectionsOutliveTheirListener() throws Exception {
    Listener listener = transport().listen(listenAddress());
    try (ConnectedPair pair = ConnectedPair.over(transport(), listener)) {
      listener.close();

      requireConnected(pair.dialled(), pair.accepted());
      requireConnected(pair.accepted(), pair.dialled());
    }
  }

  @Test
  void aDialThatWasBegunConnects() throws Exception {
    try (Listener listener = transport().listen(listenAddress())) {
      var dial =
          BackgroundCall.start(
              () -> transport().begin(listener.localAddress(), DIAL_TIMEOUT).connect());
      try (Connection accepted = listener.accept().orElseThrow();
          Connection dialled = dial.result()) {
        requireConnected(dialled, accepted);
      }
    }
  }

  @Test
  void whoeverIsNotAcceptedBeforeTheListenerClosesFindsTheEnd() throws Exception {
    Listener listener = transport().listen(listenAddress());
    var dial = BackgroundCall.start(() -> dial(listener));
    // Where a dial waits to be accepted it fails; else it stands already, and ends.
    listener.close();

    assertThat(BackgroundCall.start(() -> endOf(dial)).result()).isNotEmpty();
  }

  /** How a connection ends on which nothing comes, be it that it never stood. */
  private static String endOf(BackgroundCall<Connection> dial) throws Exception {
    try (Connection connection = dial.result()) {
      int count = connection.read(ByteBuffer.allocate(1));
      assertThat(count).isEqualTo(-1);
      return "the end";
    } catch (IOException | ExecutionException e) {
      return "a failure: " + e;
    }
  }

  private Connection dial(Listener listener) throws IOException {
    return transport().dial(listener.localAddress(), DIAL_TIMEOUT);
  }

  private static void requireConnected(Connection from, Connection to) throws IOException {
    ByteBuffer received = ByteBuffer.allocate(1);
    from.write(new ByteBuffer[] {ByteBuffer.wrap(new byte[] {42})}, 1);
    assertThat(to.read(received)).isEqualTo(1);
    assertThat(received.get(0)).isEqualTo((byte) 42);
  }
}
