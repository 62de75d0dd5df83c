package dev.p2p.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.PublishResult;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.ContractRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contracts of event buses notice what breaks them. */
final class BrokenBusTest {

  @Test
  void aPlainBusIsSoundForWhoeverPublishes() {
    assertThat(ContractRun.failedTests(Plain.class)).isEmpty();
  }

  @Test
  void idsThatComeAgainAreNoticed() {
    assertThat(ContractRun.failedTests(ReusesIds.class)).containsExactly("idsAreNeverUsedAgain");
  }

  @Test
  void aDoorThatIsAskedTooOftenIsNoticed() {
    assertThat(ContractRun.failedTests(AsksTwice.class))
        .containsExactly(
            "theAdmissionIsAskedEvenIfNobodySubscribes",
            "theAdmissionIsAskedOncePerPublishBeforeAnyoneIsOfferedTheEvent");
  }

  @Test
  void queuesWithoutLimitsAreNoticed() {
    assertThat(ContractRun.failedTests(PlainQueues.class))
        .contains(
            "theOldestGivesWayAtTheBoundOfElements",
            "theNewestIsRefusedAtEitherBound",
            "aSubscriberThatDoesNotKeepUpIsLetGo",
            "everyEventIsCountedWhileItWaits")
        .doesNotContain("eventsOfOneThreadArriveInOrder");
  }

  @Test
  void eventsThatComeTwiceAreNoticed() {
    assertThat(ContractRun.failedTests(Stutters.class)).contains("eventsOfOneThreadArriveInOrder");
  }

  @Test
  void aCloseThatWaitsForNobodyIsNoticed() {
    assertThat(ContractRun.failedTests(PlainClosing.class))
        .contains(
            "closeWaitsForTheCallbackThatRunsAndDiscardsWhatWaits",
            "aSecondCloseWaitsForTheSameCallback",
            "closeWaitsForTheOfferThatRuns",
            "closingTheBusWaitsForEveryCallbackThatRuns");
  }

  @Test
  void aSubscriptionThatGoesOnIsNoticed() {
    assertThat(ContractRun.failedTests(GoesOn.class)).contains("afterCloseASinkIsOfferedNothing");
  }

  static final class Plain extends EventBusContract {
    @Override
    protected EventBus create() {
      return new PlainBus();
    }
  }

  static final class ReusesIds extends EventBusContract {
    @Override
    protected EventBus create() {
      return new PlainBus() {
        @Override
        long nextId() {
          return super.nextId() % 8;
        }
      };
    }
  }

  static final class AsksTwice extends EventBusContract {
    @Override
    protected EventBus create() {
      return new PlainBus() {
        @Override
        <E> Optional<String> ask(EventTopic<E> topic, E event) {
          return super.ask(topic, event).or(() -> super.ask(topic, event));
        }
      };
    }
  }

  static final class PlainQueues extends QueuedSubscriberContract {
    @Override
    protected EventBus create() {
      return new PlainBus();
    }
  }

  /** What is published comes twice now and then. */
  static final class Stutters extends QueuedSubscriberContract {
    @Override
    protected EventBus create() {
      return new PlainBus() {
        @Override
        public <E> PublishResult publish(EventTopic<E> topic, E event) {
          PublishResult result = super.publish(topic, event);
          return event.hashCode() % 100 == 0 ? super.publish(topic, event) : result;
        }
      };
    }
  }

  static final class PlainClosing extends SubscriptionCloseContract {
    @Override
    protected EventBus create() {
      return new PlainBus();
    }
  }

  static final class GoesOn extends SubscriptionCloseContract {
    @Override
    protected EventBus create() {
      return new PlainBus() {
        @Override
        public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
          var kept = super.attach(topic, sink);
          return new PlainSubscription<>(kept.id(), topic, sink, unused -> {});
        }
      };
    }
  }
}
