package dev.p2p.app.config;

import java.util.List;

/**
 * A configuration that can't be used. The message has a line for each mistake: file, line and
 * column, key, rule and value.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a line for each mistake. */
  ConfigException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }

  /** With one mistake. */
  public ConfigException(String mistake) {
    super(mistake);
  }
}
