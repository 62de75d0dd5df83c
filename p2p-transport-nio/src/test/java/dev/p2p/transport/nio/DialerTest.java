package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DialerTest {

  private static final NodeAddress NAME = NodeAddress.parse("node.example:7000");
  private static final Duration TIMEOUT = Duration.ofSeconds(9);

  private final List<String> attempts = new ArrayList<>();
  private long nanos = Long.MAX_VALUE; // The clock may overflow: only differences mean something.

  @Test
  void theAddressesOfANameAreTriedInTurnUntilOneAnswers() throws IOException {
    Dialer<String> dialer =
        dialer((remote, timeout) -> {
          if (host(remote).equals("192.0.2.2")) {
            return "connected to " + host(remote) + " " + remote.getPort();
          }
          throw new ConnectException("Connection refused");
        });

    assertThat(dialer.dial(NAME, TIMEOUT)).isEqualTo("connected to 192.0.2.2 7000");
    assertThat(attempts).containsExactly("192.0.2.1 for PT3S", "192.0.2.2 for PT4.5S");
  }

  @Test
  void eachAddressGetsItsShareOfTheTimeThatIsLeft() {
    Dialer<String> dialer =
        dialer((remote, timeout) -> {
          if (host(remote).equals("192.0.2.1")) {
            pass(timeout);
          }
          throw new IOException("No answer");
        });

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> dialer.dial(NAME, TIMEOUT));
    assertThat(attempts)
        .containsExactly("192.0.2.1 for PT3S", "192.0.2.2 for PT3S", "192.0.2.3 for PT6S");
  }

  @Test
  void noMoreAddressesAreTriedOnceTheTimeIsOver() {
    Dialer<String> dialer =
        dialer((remote, timeout) -> {
          pass(TIMEOUT);
          throw new IOException("Timed out");
        });

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> dialer.dial(NAME, TIMEOUT))
        .withMessage("node.example:7000: 192.0.2.1:7000: timed out");
    assertThat(attempts).hasSize(1);
  }

  @Test
  void whenNoneAnswersTheFailureSaysWhatBecameOfEach() {
    Dialer<String> dialer =
        dialer((remote, timeout) -> {
          if (host(remote).equals("192.0.2.2")) {
            // Thrown by the JDK where an IPv6 address is tried without IPv6.
            throw new UnsupportedOperationException("IPv6 not available");
          }
          throw new ConnectException("Connection refused");
        });

    IOException failure = catchThrowableOfType(IOException.class, () -> dialer.dial(NAME, TIMEOUT));

    assertThat(failure)
        .hasMessage(
            "node.example:7000: 192.0.2.1:7000: connection refused;"
                + " 192.0.2.2:7000: no IPv6 on this machine;"
                + " 192.0.2.3:7000: connection refused");
    assertThat(failure.getCause()).hasMessageContaining("192.0.2.1");
    assertThat(failure.getSuppressed()).hasSize(2);
  }

  @Test
  void theFailureOfAnAddressNamesItOnce() {
    Dialer<String> dialer =
        new Dialer<>(
            InetAddress::getAllByName,
            (remote, timeout) -> {
              throw new ConnectException("Connection refused");
            },
            TimeSource.system());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> dialer.dial(NodeAddress.parse("[2001:db8::1]:7000"), TIMEOUT))
        .withMessage("[2001:db8::1]:7000: connection refused");
  }

  @Test
  void aNameThatIsNotKnownIsNamed() {
    Dialer<String> dialer =
        new Dialer<>(
            host -> {
              throw new UnknownHostException(host);
            },
            (remote, timeout) -> "connected",
            TimeSource.system());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> dialer.dial(NAME, TIMEOUT))
        .withMessage("node.example:7000: unknown host");
  }

  @Test
  void theTimeOutMustBePositive() {
    Dialer<String> dialer = dialer((remote, timeout) -> "connected");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> dialer.dial(NAME, Duration.ZERO))
        .withMessage("timeout must be positive, was PT0S");
  }

  /** Knows three addresses of every name, and notes the attempts. */
  private Dialer<String> dialer(Dialer.Attempt<String> attempt) {
    return new Dialer<>(
        DialerTest::threeAddresses,
        (remote, timeout) -> {
          attempts.add(host(remote) + " for " + timeout);
          return attempt.connect(remote, timeout);
        },
        new TimeSource() {
          @Override
          public long nanoTime() {
            return nanos;
          }

          @Override
          public Instant now() {
            return Instant.EPOCH;
          }
        });
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static InetAddress[] threeAddresses(String name) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[3];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = InetAddress.getByAddress(name, new byte[] {(byte) 192, 0, 2, (byte) (i + 1)});
    }
    return addresses;
  }

  private static String host(InetSocketAddress remote) {
    return remote.getAddress().getHostAddress();
  }
}
