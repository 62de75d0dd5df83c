package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventTopic;
import dev.p2p.api.QueueLimits;
import org.junit.jupiter.api.Test;

class LoggingErrorHandlerTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);

  private final RecordingLogger logger = new RecordingLogger();
  private final LoggingErrorHandler handler = new LoggingErrorHandler(logger);
  private final RuntimeException cause = new RuntimeException("on purpose");

  @Test
  void whatThrewIsALineOfWarningAndAStackTraceForDebugging() {
    handler.onFailure(new BusFailure.SubscriberFailed(TEXT, 7, cause));
    handler.onFailure(new BusFailure.SinkFailed(TEXT, 8, cause));
    handler.onFailure(new BusFailure.AdmissionFailed(TEXT, cause));

    assertThat(logger.lines())
        .containsExactly(
            "WARN subscriber 7 of topic text<String> threw " + cause,
            "DEBUG subscriber 7 of topic text<String> threw with stack trace",
            "WARN sink 8 of topic text<String> threw " + cause,
            "DEBUG sink 8 of topic text<String> threw with stack trace",
            "WARN admission of topic text<String> threw " + cause,
            "DEBUG admission of topic text<String> threw with stack trace");
  }

  @Test
  void aSubscriberThatIsLetGoIsALineWithItsLimits() {
    handler.onFailure(new BusFailure.SubscriberTooSlow(TEXT, 7, QueueLimits.DEFAULTS));

    assertThat(logger.lines())
        .containsExactly(
            "WARN subscriber 7 of topic text<String> fell behind and is closed: "
                + QueueLimits.DEFAULTS);
  }
}
