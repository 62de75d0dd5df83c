package dev.p2p.app.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ends the process politely on SIGTERM and SIGINT, with exit code 0.
 *
 * <p><b>Threading:</b> the JVM runs hooks on threads of their own; the main thread waits meanwhile.
 */
final class Shutdown {

  private Shutdown() {}

  /** Waits until the process is told to stop, then runs {@code leave}. Does not return. */
  static void awaitSignal(Runnable leave) throws InterruptedException {
    Runnable unused = onSignal(leave);
    new CountDownLatch(1).await();
  }

  /**
   * Runs {@code leave} when the process is told to stop, and ends it then.
   *
   * @return undoes this, for a command that ends by itself and has an exit code of its own
   */
  static Runnable onSignal(Runnable leave) {
    Thread hook =
        Thread.ofPlatform()
            .name("p2p-shutdown")
            .unstarted(() -> {
              leave.run();
              // Left alone, the JVM would say 128 + the signal's number.
              Runtime.getRuntime().halt(ExitCode.OK);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> remove(hook);
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being stopped already: the hook runs, and its exit code stands.
    }
  }
}
