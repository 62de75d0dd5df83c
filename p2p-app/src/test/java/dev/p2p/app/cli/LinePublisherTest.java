package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.app.input.InputLines;
import dev.p2p.core.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
final class LinePublisherTest {

  private final BlockingQueue<Bytes> arrived = new LinkedBlockingQueue<>();
  private final Node there =
      NodeAssembly.builder(NodeConfigFile.defaults(), "p2p.test")
          .handle(
              "tx",
              (message, peer) -> {
                arrived.add(message.payload());
                return Outcome.accepted();
              })
          .start();
  private final Node here = NodeAssembly.builder(NodeConfigFile.defaults(), "p2p.test").start();
  private final Logger logger = (Logger) LoggerFactory.getLogger("p2p");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void connect() throws IOException {
    log.start();
    logger.addAppender(log);
    var unused = here.connect(there.listen(NodeAddress.parse("127.0.0.1:0"))).join();
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    here.close();
    here.bus().close();
    there.close();
    there.bus().close();
  }

  @Test
  void linesArePublishedAsTheyAre() throws Exception {
    publish(bytes("one\r\n\u00fc\n"), new ByteArrayInputStream(new byte[] {(byte) 0xff}));

    assertThat(arrived.take()).isEqualTo(Bytes.utf8("one"));
    assertThat(arrived.take()).isEqualTo(Bytes.utf8("\u00fc"));
    assertThat(arrived.take()).isEqualTo(Bytes.hex("ff"));
  }

  @Test
  void ofALineThatIsTooLongAWarningIsLeftAndTheNextIsPublished() throws Exception {
    InputStream tooLong = new ByteArrayInputStream(new byte[InputLines.LINE_BYTES_MAX + 1]);
    publish(tooLong, bytes("\nnext\n"));

    assertThat(arrived.take()).isEqualTo(Bytes.utf8("next"));
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(
            "line 1 was not published: a line must have at most 16777216 bytes, had 16777217",
            "standard input has ended after 2 lines");
  }

  private void publish(InputStream first, InputStream second) {
    InputLines lines = new InputLines(new SequenceInputStream(first, second), () -> {});
    new LinePublisher(here, "tx", lines).run();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
