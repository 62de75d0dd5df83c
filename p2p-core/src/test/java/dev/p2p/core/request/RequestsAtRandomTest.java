package dev.p2p.core.request;

import static dev.p2p.core.request.Asking.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Questions and answers at random: some are never answered, some too late. Whatever happens, nobody
 * gets another's answer.
 */
final class RequestsAtRandomTest {

  private static final int STEPS = 2_000;

  /**
   * As late as an answer may be without being taken for another's: a question may have waited its
   * turn for as long as its asker would wait, and be given up as soon as it is asked.
   */
  private static final long LATEST_MILLIS = OpenQuestions.GRACE.toMillis() - 1;

  @ParameterizedTest(name = "numbers {0}, seed {1}")
  @CsvSource({"true, 1", "true, 2", "true, 3", "false, 1", "false, 2", "false, 3", "false, 4"})
  void nobodyGetsAnothersAnswerAndEveryQuestionEnds(boolean numbers, long seed) {
    Run run = new Run(new Asking(numbers), new SplittableRandom(seed));
    for (int step = 0; step < STEPS; step++) {
      run.step(step);
    }
    run.settle();

    assertThat(run.asking.requests.open()).isZero();
    assertThat(run.futures.values()).allMatch(CompletableFuture::isDone);
    run.futures.forEach((question, future) -> {
      if (!future.isCompletedExceptionally()) {
        assertThat(answerOf(future)).isEqualTo("answer to " + question);
      }
    });
    long answered =
        run.futures.values().stream().filter(f -> !f.isCompletedExceptionally()).count();
    assertThat(answered).isBetween(run.futures.size() / 20L, run.futures.size() - 20L);
    assertThat(run.asking.penalties()).isEmpty();
  }

  /** When the question with that index will be answered. */
  private record Due(int index, long atMillis) {}

  /** One peer and its mood. */
  private static final class Run {
    private final Asking asking;
    private final SplittableRandom random;
    private final Map<String, CompletableFuture<Message>> futures = new LinkedHashMap<>();

    /** In the order the questions were asked. */
    private final List<Due> due = new ArrayList<>();

    private int decided;
    private long nowMillis;

    Run(Asking asking, SplittableRandom random) {
      this.asking = asking;
      this.random = random;
    }

    void step(int step) {
      if (random.nextInt(3) == 0) {
        futures.put("question " + step, asking.ask("question " + step));
      } else {
        pass(random.nextInt(random.nextInt(4) == 0 ? 4_000 : 300));
      }
      decide();
    }

    /** Lets everything come to its end. */
    void settle() {
      for (int i = 0; i < 200 * 20; i++) {
        pass(100);
        decide();
      }
    }

    /** Passes time in steps of a tick at most, answering in between what is due. */
    private void pass(int millis) {
      for (int left = millis; left > 0; left -= 100) {
        int step = Math.min(left, 100);
        nowMillis += step;
        answer();
        asking.pass(Duration.ofMillis(step));
      }
    }

    private void answer() {
      List<Due> now = due.stream().filter(answer -> answer.atMillis() <= nowMillis).toList();
      due.removeAll(now);
      for (Due answer : now) {
        String question = asking.askedTexts().get(answer.index());
        boolean unused = asking.reply(answer.index(), "answer to " + question);
      }
      decide();
    }

    /** Decides about questions that have come: never, at once, in time, late. */
    private void decide() {
      for (; decided < asking.asked.size(); decided++) {
        switch (random.nextInt(8)) {
          case 0 -> {}
          case 1 -> due.add(new Due(decided, nowMillis + random.nextLong(LATEST_MILLIS - 200)));
          default -> due.add(new Due(decided, nowMillis + random.nextLong(500)));
        }
      }
    }
  }
}
