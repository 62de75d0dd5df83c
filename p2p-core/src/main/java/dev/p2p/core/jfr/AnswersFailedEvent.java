package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An iterator of answers threw. */
@Name("dev.p2p.AnswersFailed")
@Label("Answers failed")
@Description("An iterator of answers threw")
@Category("p2p")
@StackTrace(false)
final class AnswersFailedEvent extends Event {

  @Nullable String peer;

  @Nullable String cause;
}
