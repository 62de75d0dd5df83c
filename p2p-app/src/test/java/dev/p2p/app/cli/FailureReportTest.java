package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailureReportTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureReport.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void recordTheLog() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void restoreTheLog() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  @Test
  void aDefectIsLoggedWithItsStackTraceAndNotPrinted() {
    StringWriter err = new StringWriter();
    CommandLine commandLine = P2p.commandLine().addSubcommand(new Defective());

    int exitCode = commandLine.setErr(new PrintWriter(err)).execute("defective");

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).isEmpty();
    assertThat(log.list).hasSize(1);
    ILoggingEvent event = log.list.getFirst();
    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
    assertThat(event.getFormattedMessage()).isEqualTo("p2p defective failed");
    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("a bug");
  }

  @Command(name = "defective")
  private static final class Defective implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("a bug");
    }
  }
}
