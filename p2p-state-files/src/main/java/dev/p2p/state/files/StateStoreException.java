package dev.p2p.state.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * State can't be kept in a folder, or read, or saved. The message names the file or folder and the
 * reason, for whoever runs the node.
 */
public final class StateStoreException extends IOException {

  private static final long serialVersionUID = 1;

  StateStoreException(Path where, String reason, @Nullable Throwable cause) {
    super(where + ": " + reason, cause);
  }
}
