package dev.p2p.core.request;

import dev.p2p.api.RequestFailedException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A future nobody can wait for on a thread it depends on: there, waiting fails at once and the
 * future stays as it is. So do the futures that are derived from it.
 *
 * <p><b>Threading:</b> safe to share.
 *
 * @param <T> what it yields
 */
final class RequestFuture<T> extends CompletableFuture<T> {

  private final Supplier<Optional<RequestFailedException>> guard;

  /**
   * An open future.
   *
   * @param guard why the calling thread must not wait for it; empty if it may
   */
  RequestFuture(Supplier<Optional<RequestFailedException>> guard) {
    this.guard = guard;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new RequestFuture<>(guard);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    requireMayWait();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    requireMayWait();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    Optional<RequestFailedException> refusal = refusal();
    if (refusal.isPresent()) {
      throw new CompletionException(refusal.get());
    }
    return super.join();
  }

  private void requireMayWait() throws ExecutionException {
    Optional<RequestFailedException> refusal = refusal();
    if (refusal.isPresent()) {
      throw new ExecutionException(refusal.get());
    }
  }

  private Optional<RequestFailedException> refusal() {
    return isDone() ? Optional.empty() : guard.get();
  }
}
