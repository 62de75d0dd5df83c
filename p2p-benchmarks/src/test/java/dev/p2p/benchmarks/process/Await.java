package dev.p2p.benchmarks.process;

import java.util.Arrays;
import java.util.List;
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

  /** Waits until each role has done so much, or one has failed. */
  public static void count(long enough, Role... roles) {
    until(() -> {
      List<Progress> all = Arrays.stream(roles).map(Role::progress).toList();
      return all.stream().allMatch(one -> one.count() >= enough)
          || all.stream().anyMatch(one -> one.failure().isPresent());
    });
  }
}
