package dev.p2p.app.frame;

import java.io.IOException;
import java.util.Locale;

/** Nobody takes what is written. Unchecked, so that it passes through whoever formats it. */
final class OutputFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputFailedException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the reader has gone, as {@code head} does: no failure, there is just no more to do. */
  boolean isClosedPipe() {
    return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
