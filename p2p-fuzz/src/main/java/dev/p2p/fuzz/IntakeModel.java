package dev.p2p.fuzz;

import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What should become of messages, kept beside an {@link IntakeScene} and compared with it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class IntakeModel {

  private static final int FULL_NODE = 1;

  /** A message whose handler has not said yet. */
  private record Pending(Message message, ScriptedSender sender, long sinceNanos) {}

  private final IntakeScene scene;
  private final Map<Message, Set<ScriptedSender>> inFlight = new HashMap<>();
  private final Set<Message> seen = new HashSet<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Map<ScriptedSender, List<Message>> passed = new HashMap<>();
  private final Map<ScriptedSender, Integer> answers = new HashMap<>();
  private final List<Message> told = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private int handled;
  private int duplicates;
  private int unregistered;

  IntakeModel(IntakeScene scene) {
    this.scene = scene;
    for (ScriptedSender sender : scene.senders) {
      passed.put(sender, new ArrayList<>());
      answers.put(sender, 0);
    }
  }

  /** A message comes, and its handler, if it is asked, does {@code outcome}. */
  void take(int messageIndex, int senderIndex, ScriptedOutcome outcome) {
    Message message = IntakeScene.message(messageIndex);
    ScriptedSender sender = scene.senders.get(senderIndex);
    boolean ends = scene.take(message, sender, outcome).isPresent();
    Expect.equal(isViolation(message, sender), ends, "the end of the connection");
    if (ends) {
      return;
    }
    if (message.topic().number()
        == IntakeScene.message(IntakeScene.MESSAGES - 1).topic().number()) {
      unregistered++;
    } else if (isCopy(message, sender)) {
      duplicates++;
    } else {
      handled++;
      after(message, sender, outcome);
    }
  }

  /** One of the later outcomes is known, or its handler fails. */
  void complete(int index, ScriptedOutcome outcome) {
    if (scene.open.isEmpty()) {
      return;
    }
    int which = index % scene.open.size();
    Pending entry = pending.remove(which);
    CompletableFuture<Outcome.Settled> stage = scene.open.remove(which);
    switch (outcome.kind()) {
      case ACCEPT, IGNORE, REJECT -> {
        settle(entry.message(), entry.sender(), outcome);
        stage.complete(IntakeScene.settled(outcome));
      }
      default -> {
        fail(entry.message());
        stage.completeExceptionally(new IllegalStateException("as told"));
      }
    }
  }

  /** Time passes, and the ticker looks. */
  void pass(int seconds) {
    scene.time.advance(Duration.ofSeconds(seconds));
    long nowNanos = scene.time.nanoTime();
    scene.later.tick(nowNanos);
    long timeoutNanos = IntakeScene.LATER_TIMEOUT.toNanos();
    while (!pending.isEmpty() && nowNanos - pending.getFirst().sinceNanos() >= timeoutNanos) {
      fail(pending.removeFirst().message());
      scene.open.removeFirst();
    }
  }

  /** Compares. */
  void check() {
    Expect.equal(handled, scene.handled, "messages handled");
    Expect.equal(duplicates, scene.duplicates, "copies");
    Expect.equal(unregistered, scene.unregistered, "unregistered");
    Expect.equal(verdicts, scene.verdicts, "verdicts");
    Expect.equal(told, scene.told, "what components were told");
    Expect.equal(pending.size(), scene.later.size(), "later outcomes");
    for (ScriptedSender sender : scene.senders) {
      Expect.equal(passed.get(sender), sender.passed, "what was passed on");
      Expect.equal(answers.get(sender), sender.answers.size(), "answers");
      boolean waits = pending.stream().anyMatch(entry -> entry.sender() == sender);
      Expect.equal(!waits, sender.later().hasRoom(), "room at the gate");
    }
  }

  private void after(Message message, ScriptedSender sender, ScriptedOutcome outcome) {
    switch (outcome.kind()) {
      case THROW, NOTHING -> fail(message);
      case LATER -> pending.add(new Pending(message, sender, scene.time.nanoTime()));
      default -> settle(message, sender, outcome);
    }
  }

  private void settle(Message message, ScriptedSender sender, ScriptedOutcome outcome) {
    Verdict verdict = IntakeScene.settled(outcome).verdict();
    Set<ScriptedSender> holders = inFlight.remove(message);
    if (message.topic().policy().relayed()) {
      seen.add(message);
    }
    if (verdict == Verdict.ACCEPTED) {
      told.add(message);
      if (holders != null) {
        passed.forEach((peer, list) -> add(message, list, !holders.contains(peer)));
      }
    }
    if (verdict != Verdict.REJECTED) {
      answers.merge(sender, outcome.answers(), Integer::sum);
    }
    verdicts.add(verdict);
  }

  private static void add(Message message, List<Message> list, boolean due) {
    if (due) {
      list.add(message);
    }
  }

  private void fail(Message message) {
    inFlight.remove(message);
    verdicts.add(Verdict.FAILED);
  }

  private boolean isCopy(Message message, ScriptedSender sender) {
    if (!message.topic().policy().relayed()) {
      return false;
    }
    Set<ScriptedSender> holders = inFlight.get(message);
    if (holders != null) {
      holders.add(sender);
      return true;
    }
    if (seen.contains(message)) {
      return true;
    }
    inFlight.put(message, new HashSet<>(Set.of(sender)));
    return false;
  }

  /** What no peer may send, or not this one, or not with this payload. */
  private static boolean isViolation(Message message, ScriptedSender sender) {
    boolean full = sender.info().services() == FULL_NODE;
    return switch (message.topic().name()) {
      case "quit" -> true;
      case "tx" -> !full;
      case "inv" -> !full || message.payload().get(0) != 0;
      default -> false;
    };
  }
}
