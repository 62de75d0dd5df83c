package dev.p2p.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import dev.p2p.testkit.ContractRun;
import dev.p2p.testkit.memory.MemoryTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contracts of transports notice what breaks them. */
final class BrokenTransportTest {

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");

  @Test
  void aFailureThatDoesNotNameTheAddressIsNoticed() {
    assertThat(ContractRun.failedTests(NamesNoAddress.class))
        .containsExactly(
            "diallingWhereNobodyListensFailsAndNamesTheAddress",
            "listeningTwiceOnOnePortFailsAndNamesTheAddress");
  }

  @Test
  void aPortThatStaysTakenIsNoticed() {
    assertThat(ContractRun.failedTests(KeepsPorts.class))
        .containsExactly(
            "aClosedListenersPortCanBeListenedOnAgain",
            "closingAListenerAgainLeavesTheNextOneAtItsAddressAlone");
  }

  @Test
  void aCloseThatEndsWhoeverListensThereByNowIsNoticed() {
    assertThat(ContractRun.failedTests(ClosesByAddress.class))
        .containsExactly("closingAListenerAgainLeavesTheNextOneAtItsAddressAlone");
  }

  @Test
  void aTransportThatIsAlwaysReadyIsNotReady() {
    assertThat(ContractRun.failedTests(AlwaysReady.class))
        .contains("oneAcceptTakesOneConnection", "whereNothingHasComeNothingCanBeRead");
  }

  @Test
  void readinessThatIsMadeUpIsNoticed() {
    assertThat(ContractRun.failedTests(ReadyToReadOnly.class))
        .containsExactly(
            "aWriterCanWriteUntilTheWindowIsFullAndAgainOnceThePeerHasRead",
            "whatIsClosedFailsAtOnceInsteadOfWaiting",
            "whatWasNotReadYetCanBeReadUntilTheLastByte",
            "whereNothingHasComeNothingCanBeRead");
  }

  /** A sound transport, to break. */
  private static class Sound implements Transport {

    private final MemoryTransport memory = new MemoryTransport();

    @Override
    public Listener listen(NodeAddress local) throws IOException {
      return memory.listen(local);
    }

    @Override
    public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
      return memory.dial(remote, timeout);
    }
  }

  abstract static class TransportTest extends TransportContract {

    private final Transport transport;

    TransportTest(Transport transport) {
      this.transport = transport;
    }

    @Override
    protected Transport transport() {
      return transport;
    }

    @Override
    protected NodeAddress listenAddress() {
      return ANY_PORT;
    }
  }

  static final class NamesNoAddress extends TransportTest {
    NamesNoAddress() {
      super(
          new Sound() {
            @Override
            public Listener listen(NodeAddress local) throws IOException {
              try {
                return super.listen(local);
              } catch (IOException e) {
                throw new IOException("address already in use", e);
              }
            }

            @Override
            public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
              try {
                return super.dial(remote, timeout);
              } catch (IOException e) {
                throw new IOException("connection refused", e);
              }
            }
          });
    }
  }

  static final class KeepsPorts extends TransportTest {
    KeepsPorts() {
      super(
          new Sound() {
            private final Set<NodeAddress> taken = ConcurrentHashMap.newKeySet();

            @Override
            public Listener listen(NodeAddress local) throws IOException {
              if (taken.contains(local)) {
                throw new IOException(local + ": address already in use");
              }
              Listener listener = super.listen(local);
              taken.add(listener.localAddress());
              return listener;
            }
          });
    }
  }

  /** A listener that is closed again closes the one that listens at its address by then. */
  static final class ClosesByAddress extends TransportTest {
    ClosesByAddress() {
      super(
          new Sound() {
            private final Map<NodeAddress, Listener> listeners = new ConcurrentHashMap<>();

            @Override
            public Listener listen(NodeAddress local) throws IOException {
              Listener listener = super.listen(local);
              listeners.put(listener.localAddress(), listener);
              return new SoundListener(listener) {
                @Override
                public void close() {
                  super.close();
                  listeners.getOrDefault(localAddress(), listener).close();
                }
              };
            }
          });
    }
  }

  abstract static class ReadinessTest extends ReadinessContract {

    private final Transport transport;

    ReadinessTest(Transport transport) {
      this.transport = transport;
    }

    @Override
    protected Transport transport() {
      return transport;
    }

    @Override
    protected NodeAddress listenAddress() {
      return ANY_PORT;
    }

    @Override
    protected boolean letTimePass() {
      return false;
    }
  }

  static final class AlwaysReady extends ReadinessTest {
    AlwaysReady() {
      super(new Sound());
    }
  }

  /** Its listener is honest; its connections can always be read and never written. */
  static final class ReadyToReadOnly extends ReadinessTest {
    ReadyToReadOnly() {
      super(
          new Sound() {
            private final AtomicInteger waiting = new AtomicInteger();

            @Override
            public Listener listen(NodeAddress local) throws IOException {
              return new CountingListener(super.listen(local), waiting);
            }

            @Override
            public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
              Connection connection = super.dial(remote, timeout);
              waiting.incrementAndGet();
              return new SoundConnection(connection) {
                @Override
                public boolean canWrite() {
                  return false;
                }
              };
            }

            @Override
            public Dial begin(NodeAddress remote, Duration timeout) {
              return begun(() -> dial(remote, timeout));
            }
          });
    }
  }

  /** A dial that is made at once. */
  private static Dial begun(Dial dial) {
    try {
      Connection connection = dial.connect();
      return () -> connection;
    } catch (IOException e) {
      return () -> {
        throw new IOException(e.getMessage(), e);
      };
    }
  }

  /** Knows how many wait to be accepted. */
  private static final class CountingListener extends SoundListener {

    private final AtomicInteger waiting;
    private boolean closed;

    private CountingListener(Listener listener, AtomicInteger waiting) {
      super(listener);
      this.waiting = waiting;
    }

    @Override
    public Optional<Connection> accept() throws IOException {
      waiting.decrementAndGet();
      return super.accept();
    }

    @Override
    public boolean canAccept() {
      return closed || waiting.get() > 0;
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }
}
