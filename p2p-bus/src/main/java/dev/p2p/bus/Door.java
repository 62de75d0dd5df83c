package dev.p2p.bus;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Admission;
import dev.p2p.api.EventTopic;
import java.util.Optional;

/**
 * The admission of a topic. What it throws at is rejected.
 *
 * <p><b>Threading:</b> called on the publishers' threads, several at once.
 */
final class Door<E> {

  private final EventTopic<E> topic;
  private final Admission<? super E> admission;
  private final Failures failures;

  Door(EventTopic<E> topic, Admission<? super E> admission, Failures failures) {
    this.topic = topic;
    this.admission = admission;
    this.failures = failures;
  }

  /** Why {@code event} is not admitted; empty if it is. */
  Optional<String> refuse(E event) {
    try {
      return requireNonNull(admission.refuse(event), "refusal");
    } catch (Throwable thrown) {
      failures.report(new BusFailure.AdmissionFailed(topic, thrown));
      return Optional.of("the admission of topic %s failed: %s".formatted(topic, thrown));
    }
  }
}
