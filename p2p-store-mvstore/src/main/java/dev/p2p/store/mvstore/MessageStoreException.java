package dev.p2p.store.mvstore;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A store can't be opened. The message names the file and the reason, for whoever runs the node.
 */
public final class MessageStoreException extends IOException {

  private static final long serialVersionUID = 1;

  private final String reason;

  MessageStoreException(Path file, String reason, @Nullable Throwable cause) {
    super(file + ": " + reason, cause);
    this.reason = reason;
  }

  /** The message without the file. */
  String reason() {
    return reason;
  }
}
