package dev.p2p.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.RequestFailedException;
import dev.p2p.api.RequestFailedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RequestFutureTest {

  private final RequestFailedException refusal =
      new RequestFailedException(Reason.WOULD_DEADLOCK, "not here");

  private final RequestFuture<String> forbidden = new RequestFuture<>(() -> Optional.of(refusal));
  private final RequestFuture<String> allowed = new RequestFuture<>(Optional::empty);

  @Test
  void whereItIsForbiddenEveryWayToWaitFailsAtOnceAndTheFutureStaysOpen() {
    assertRefused(forbidden);
    assertThat(forbidden).isNotDone();
  }

  @Test
  void soDoesEveryWayToWaitForWhatWasDerivedFromIt() {
    List<CompletableFuture<?>> derived =
        List.of(
            forbidden.thenApply(String::length),
            forbidden.thenCompose(CompletableFuture::completedFuture),
            forbidden.thenAccept(text -> {}).thenRun(() -> {}),
            forbidden.handle((text, failure) -> ""),
            forbidden.exceptionally(failure -> ""),
            forbidden.thenCombine(new CompletableFuture<String>(), String::concat),
            forbidden.copy());

    derived.forEach(this::assertRefused);
  }

  @Test
  void whatIsDoneCanBeHadEverywhere() throws Exception {
    forbidden.complete("done");

    assertThat(forbidden.join()).isEqualTo("done");
    assertThat(forbidden.get()).isEqualTo("done");
    assertThat(forbidden.get(1, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(forbidden.thenApply(String::length).join()).isEqualTo(4);
  }

  @Test
  void whereItIsAllowedItIsAFutureLikeAnyOther() throws Exception {
    assertThatThrownBy(() -> allowed.get(1, TimeUnit.NANOSECONDS))
        .isInstanceOf(TimeoutException.class);
    Thread completing = Thread.ofVirtual().start(() -> allowed.complete("done"));

    assertThat(allowed.get()).isEqualTo("done");
    completing.join();
  }

  private void assertRefused(CompletableFuture<?> future) {
    assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).hasCause(refusal);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(refusal);
    assertThatThrownBy(() -> future.get(1, TimeUnit.DAYS))
        .isInstanceOf(ExecutionException.class)
        .hasCause(refusal);
  }
}
