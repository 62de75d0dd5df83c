package dev.p2p.store.mvstore;

import org.jspecify.annotations.Nullable;

/** A file is not as it was written; and in what. */
final class DamagedFileException extends Exception {

  private static final long serialVersionUID = 1;

  private final String reason;

  DamagedFileException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
