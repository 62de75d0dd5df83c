package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What logback.xml makes of the program's log. */
class LoggingTest {

  @Test
  void goesToStandardError() throws JoranException {
    assertThat(stderr(context()).getTarget()).isEqualTo("System.err");
  }

  @Test
  void hasALineForAnEventWithTimeLevelShortLoggerAndMessage() throws JoranException {
    assertThat(line("listening on 127.0.0.1:7000"))
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Peer"
                + " listening on 127\\.0\\.0\\.1:7000\\R");
  }

  @Test
  void aLineBreakInAMessageForgesNoLine() throws JoranException {
    assertThat(line("peer says \"x\r\n2026-01-01 00:00:00.000 INFO  Node all is well\""))
        .hasLineCount(1)
        .contains("peer says \"x 2026-01-01");
  }

  @Test
  void theLevelIsThatOfTheEnvironmentAndElseInfo() throws JoranException {
    String environment = Objects.requireNonNullElse(System.getenv("P2P_LOG_LEVEL"), "INFO");

    assertThat(rootLevel(context())).isEqualTo(Level.toLevel(environment));
  }

  @Test
  void aSystemPropertyBeatsTheEnvironment() throws JoranException {
    System.setProperty("p2p.log.level", "TRACE");
    try {
      assertThat(rootLevel(context())).isEqualTo(Level.TRACE);
    } finally {
      System.clearProperty("p2p.log.level");
    }
  }

  private static String line(String message) throws JoranException {
    LoggerContext context = context();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("dev.p2p.core.Peer"), Level.WARN, message, null, null);
    return new String(stderr(context).getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static Level rootLevel(LoggerContext context) {
    return context.getLogger("ROOT").getLevel();
  }

  private static ConsoleAppender<ILoggingEvent> stderr(LoggerContext context) {
    return (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("stderr");
  }

  private static LoggerContext context() throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(LoggingTest.class.getResource("/logback.xml")));
    return context;
  }
}
