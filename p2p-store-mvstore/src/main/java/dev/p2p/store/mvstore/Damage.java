package dev.p2p.store.mvstore;

import java.io.EOFException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Tells what is wrong with a file's contents from what is wrong with reaching them. */
final class Damage {

  private static final int TEXT_MAX = 300;

  private Damage() {}

  /**
   * Whether {@code thrown} by MVStore says that the file is not as it was written. Where it makes
   * sense of bytes that are none, any exception may come of it, or one of its assertions fail.
   */
  static boolean isShownBy(Throwable thrown) {
    if (!(thrown instanceof MVStoreException failure)) {
      return true;
    }
    return switch (failure.getErrorCode()) {
      case DataUtils.ERROR_WRITING_FAILED,
          DataUtils.ERROR_CLOSED,
          DataUtils.ERROR_UNSUPPORTED_FORMAT,
          DataUtils.ERROR_FILE_LOCKED ->
          false;
      case DataUtils.ERROR_READING_FAILED -> failure.getCause() instanceof EOFException;
      // Whatever MVStore met while it wrote what it had read.
      case DataUtils.ERROR_INTERNAL -> !(failure.getCause() instanceof VirtualMachineError);
      default -> true;
    };
  }

  /** In a few words, for a log: without the names of objects and MVStore's version and code. */
  static String text(Throwable thrown) {
    String text =
        String.valueOf(thrown.getMessage())
            .replaceAll(" \\S+@[0-9a-f]+", "")
            .replaceFirst(" \\[[0-9.]+/[0-9]+]$", "");
    String named =
        thrown instanceof MVStoreException ? text : thrown.getClass().getSimpleName() + ": " + text;
    return named.substring(0, Math.min(named.length(), TEXT_MAX));
  }
}
