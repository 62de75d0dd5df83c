package dev.p2p.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.testkit.ContractRun;
import dev.p2p.testkit.memory.MemoryTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of connections notices what breaks it. */
final class BrokenConnectionTest {

  @Test
  void aWriteThatClaimsMoreThanItWroteIsNoticed() {
    assertThat(ContractRun.failedTests(ClaimsMore.class))
        .contains(
            "everyByteArrivesInOrderBothWaysAtOnce",
            "writeMovesThePositionsOverWhatItWroteHoweverLittle");
  }

  @Test
  void anEndThatIsTakenForAFailureIsNoticed() {
    assertThat(ContractRun.failedTests(EndsOnce.class))
        .contains("theEndOfTheStreamReadsAsMinusOneEveryTime");
  }

  @Test
  void aCloseThatLooksLikeThePeersEndIsNoticed() {
    assertThat(ContractRun.failedTests(ClosesLikeThePeer.class))
        .contains("closeWakesABlockedRead", "afterCloseEverythingThatMovesBytesFails");
  }

  abstract static class ConnectionTest extends ConnectionContract {

    private final UnaryOperator<Connection> flaw;

    ConnectionTest(UnaryOperator<Connection> flaw) {
      this.flaw = flaw;
    }

    @Override
    protected ConnectedPair connect() throws Exception {
      NodeAddress anyPort = NodeAddress.parse("127.0.0.1:0");
      ConnectedPair sound = ConnectedPair.over(new MemoryTransport(), anyPort);
      return new ConnectedPair(flaw.apply(sound.dialled()), flaw.apply(sound.accepted()));
    }
  }

  static final class ClaimsMore extends ConnectionTest {
    ClaimsMore() {
      super(sound ->
          new SoundConnection(sound) {
            @Override
            public long write(ByteBuffer[] sources, int count) throws IOException {
              long wanted = RandomStream.remaining(sources, count);
              super.write(sources, count);
              return wanted;
            }
          });
    }
  }

  static final class EndsOnce extends ConnectionTest {
    EndsOnce() {
      super(sound ->
          new SoundConnection(sound) {
            private boolean ended;

            @Override
            public int read(ByteBuffer target) throws IOException {
              if (ended) {
                throw new IOException("the stream has ended");
              }
              int count = super.read(target);
              ended = count < 0;
              return count;
            }
          });
    }
  }

  static final class ClosesLikeThePeer extends ConnectionTest {
    ClosesLikeThePeer() {
      super(sound ->
          new SoundConnection(sound) {
            @Override
            public int read(ByteBuffer target) {
              try {
                return super.read(target);
              } catch (IOException e) {
                return -1;
              }
            }
          });
    }
  }
}
