package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.app.admin.HttpTalk.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server by itself, with routes that a node does not have. */
@Timeout(60)
final class AdminServerTest {

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");

  /** More than the system buffers for a client that does not read. */
  private static final int MUCH = 64 << 20;

  private static final AdminLimits ONE_AT_A_TIME =
      new AdminLimits(1, 1, Duration.ofSeconds(1), 1_000);

  private final CountDownLatch askedForMuch = new CountDownLatch(1);
  private AdminServer server;

  @BeforeEach
  void start() throws IOException {
    server = server(AdminLimits.DEFAULTS);
  }

  private AdminServer server(AdminLimits limits) throws IOException {
    Routes routes =
        new Routes(
            List.of(
                Route.open("/much", request -> much()),
                Route.open("/little", request -> new AdminReply.Whole(200, "a/b", Bytes.EMPTY)),
                Route.open(
                    "/defect",
                    request -> {
                      throw new IllegalStateException("on purpose");
                    })));
    Doorkeeper door = new Doorkeeper(ANY_PORT, Optional.empty());
    return AdminServer.start(ANY_PORT, new Answering(routes, door, limits), limits);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whoeverDoesNotReadTheAnswerIsCutOffAndOthersGetTheirs() throws Exception {
    server.close();
    server = server(ONE_AT_A_TIME);
    try (Socket idle = HttpTalk.connect(server.address())) {
      String request = "GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n";
      idle.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      askedForMuch.await();

      // There is one thread: it answers the next when it is done with the first.
      assertThat(HttpTalk.get(server.address(), "/little").status()).isEqualTo(200);
      assertThat(readable(idle)).isLessThan(MUCH);
    }
  }

  @Test
  void aDefectIsAnAnswerToo() throws IOException {
    Answer answer = HttpTalk.get(server.address(), "/defect");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.error())
        .isEqualTo(
            "this node | failed; its log says more |"
                + " java.lang.IllegalStateException: on purpose");
  }

  private AdminReply much() {
    askedForMuch.countDown();
    return new AdminReply.Whole(200, "a/b", Bytes.wrap(new byte[MUCH]));
  }

  /** How much is left to read before the connection ends, be it by a reset. */
  private static long readable(Socket socket) {
    long count = 0;
    try {
      byte[] buffer = new byte[1 << 16];
      int read = socket.getInputStream().read(buffer);
      while (read > 0) {
        count += read;
        read = socket.getInputStream().read(buffer);
      }
      return count;
    } catch (IOException e) {
      return count;
    }
  }
}
