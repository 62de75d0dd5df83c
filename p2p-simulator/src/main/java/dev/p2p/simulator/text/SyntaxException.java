package dev.p2p.simulator.text;

/** A text that can't be used. The message says file, line, what, rule and value. */
public final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  SyntaxException(String file, int line, String mistake) {
    super("%s:%d: %s".formatted(file, line, mistake));
    this.file = file;
    this.line = line;
  }

  /** The name of the text, as it was given. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
