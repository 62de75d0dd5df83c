package dev.p2p.benchmarks.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for roles that work on threads of their own; the test's timeout ends it. */
public final class Await {

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private Await() {}

  /** Waits until that holds. */
  public static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  /** Waits until a role has done so much, or has failed. */
  public static void count(long enough, Role role) {
    until(() -> role.progress().count() >= enough || role.progress().failure().isPresent());
  }
}
