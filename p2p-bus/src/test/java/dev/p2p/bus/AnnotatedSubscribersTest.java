package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.EventTopic;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused") // The annotated methods are called by reflection.
class AnnotatedSubscribersTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);
  private static final EventTopic<Integer> NUMBER =
      EventTopic.of("number", Integer.class, number -> Integer.BYTES);

  private final SteppedExecution execution = new SteppedExecution();
  private final List<BusFailure> failures = new ArrayList<>();
  private final RingBufferEventBus bus = new RingBufferEventBus(execution, failures::add);

  private static class Component {
    final List<Object> told = new ArrayList<>();

    @Subscribe("text")
    private void onText(String text) {
      told.add(text);
    }

    @Subscribe("number")
    void onNumber(Integer number) {
      told.add(number);
    }

    void notASubscriber(String text) {
      told.add("not " + text);
    }
  }

  @Test
  void everyAnnotatedMethodIsToldOfItsTopicPrivateOnesIncluded() {
    var component = new Component();
    AnnotatedSubscribers.register(bus, component, TEXT, NUMBER);

    bus.publish(TEXT, "a");
    bus.publish(NUMBER, 1);
    execution.actors().values().forEach(actor -> assertThat(actor.turn()).isTrue());

    assertThat(component.told).containsExactlyInAnyOrder("a", 1);
  }

  @Test
  void methodsAreSubscribedInTheOrderOfTheirNames() {
    var component =
        new Object() {
          @Subscribe("d")
          void d(String event) {}

          @Subscribe("b")
          void b(String event) {}

          @Subscribe("e")
          void e(String event) {}

          @Subscribe("a")
          void a(String event) {}

          @Subscribe("c")
          void c(String event) {}
        };
    List<String> names = List.of("a", "b", "c", "d", "e");
    EventTopic<?>[] topics =
        names.stream()
            .map(name -> EventTopic.of(name, String.class, String::length))
            .toArray(EventTopic<?>[]::new);

    AnnotatedSubscribers.register(bus, component, topics);

    assertThat(execution.actors().keySet())
        .containsExactly("bus-a-1", "bus-b-2", "bus-c-3", "bus-d-4", "bus-e-5");
  }

  @Test
  void closingTheHandleClosesAllOfThem() {
    AnnotatedSubscribers subscribers =
        AnnotatedSubscribers.register(bus, new Component(), TEXT, NUMBER);
    assertThat(subscribers.subscriptions()).extracting(Subscription::id).containsExactly(1L, 2L);

    subscribers.close();

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(0, 0, 0));
    assertThat(bus.publish(NUMBER, 1)).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  @Test
  void limitsComeFromTheAnnotation() {
    var component =
        new Object() {
          @Subscribe(
              value = "text",
              elementsMax = 2,
              bytesMax = 3,
              overflow = OverflowPolicy.DROP_NEWEST)
          void onText(String text) {}
        };
    AnnotatedSubscribers.register(bus, component, TEXT);

    assertThat(bus.publish(TEXT, "large").acceptedCount()).isZero();
    assertThat(bus.publish(TEXT, "a").acceptedCount()).isOne();
    assertThat(bus.publish(TEXT, "b").acceptedCount()).isOne();
    assertThat(bus.publish(TEXT, "c").acceptedCount()).isZero();
  }

  @Test
  void limitsAreThoseOfTheDefaultsUnlessTheAnnotationSaysOtherwise() {
    List<AnnotatedMethod<?>> methods = AnnotatedMethods.of(Component.class, List.of(TEXT, NUMBER));

    assertThat(methods).extracting(AnnotatedMethod::limits).containsOnly(QueueLimits.DEFAULTS);
  }

  private static final class Heir extends Component {
    @Override
    @Subscribe("number")
    void onNumber(Integer number) {
      told.add("heir " + number);
    }
  }

  @Test
  void inheritedMethodsCountAndOverriddenOnesCountOnce() {
    var component = new Heir();
    AnnotatedSubscribers.register(bus, component, TEXT, NUMBER);

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 0));
    assertThat(bus.publish(NUMBER, 1)).isEqualTo(new PublishResult.Offered(1, 0, 0));
    execution.actors().values().forEach(actor -> assertThat(actor.turn()).isTrue());

    assertThat(component.told).containsExactlyInAnyOrder("a", "heir 1");
  }

  private static final class Generic implements Consumer<String> {
    @Override
    @Subscribe("text")
    public void accept(String text) {}
  }

  @Test
  void theBridgeOfAGenericMethodIsNoSecondSubscriber() {
    AnnotatedSubscribers.register(bus, new Generic(), TEXT);

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 0));
  }

  @Test
  void whatAMethodThrowsReachesTheErrorHandler() {
    var unchecked = new IllegalStateException("on purpose");
    var checked = new IOException("on purpose");
    var component =
        new Object() {
          @Subscribe("number")
          void onNumber(Integer number) {
            throw unchecked;
          }

          @Subscribe("text")
          void onText(String text) throws IOException {
            throw checked;
          }
        };
    AnnotatedSubscribers.register(bus, component, NUMBER, TEXT);

    bus.publish(NUMBER, 1);
    bus.publish(TEXT, "a");
    execution.actors().values().forEach(actor -> assertThat(actor.turn()).isTrue());

    assertThat(failures.getFirst())
        .isEqualTo(new BusFailure.SubscriberFailed(NUMBER, 1, unchecked));
    assertThat(failures.getLast())
        .isInstanceOfSatisfying(
            BusFailure.SubscriberFailed.class,
            failure ->
                assertThat(failure.cause())
                    .isInstanceOf(UndeclaredThrowableException.class)
                    .hasCause(checked));
  }

  @Test
  void aClosedBusTakesNobody() {
    bus.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> AnnotatedSubscribers.register(bus, new Component(), TEXT, NUMBER));
  }

  @Test
  void aComponentWithoutSubscribersIsAnError() {
    assertBroken(new Object() {}, " must have at least one method annotated with @Subscribe");
  }

  @Test
  void aStaticMethodIsAnError() {
    assertBroken(new StaticMethod(), "StaticMethod.on must not be static");
  }

  private static final class StaticMethod {
    @Subscribe("text")
    static void on(String text) {}
  }

  @Test
  void aMethodThatReturnsSomethingIsAnError() {
    var component =
        new Object() {
          @Subscribe("text")
          boolean on(String text) {
            return text.isEmpty();
          }
        };
    assertBroken(component, ".on must return nothing, returns boolean");
  }

  @Test
  void anyOtherNumberOfParametersThanOneIsAnError() {
    var none =
        new Object() {
          @Subscribe("text")
          void on() {}
        };
    var two =
        new Object() {
          @Subscribe("text")
          void on(String text, String more) {}
        };
    assertBroken(none, ".on must have one parameter, has 0");
    assertBroken(two, ".on must have one parameter, has 2");
  }

  @Test
  void aTypoInTheNameIsAnErrorThatListsTheTopics() {
    var component =
        new Object() {
          @Subscribe("txet")
          void on(String text) {}
        };
    assertBroken(
        component,
        ".on must be of a topic it is registered with: "
            + "there is no txet<String> in [text<String>, number<Integer>]");
  }

  @Test
  void aParameterOfAnotherTypeThanTheTopicsIsAnError() {
    var component =
        new Object() {
          @Subscribe("text")
          void on(Object text) {}
        };
    assertBroken(component, "there is no text<Object> in");
  }

  @Test
  void limitsOutOfRangeAreAnError() {
    var component =
        new Object() {
          @Subscribe(value = "text", elementsMax = 0)
          void on(String text) {}
        };
    assertBroken(component, ".on has limits out of range: elementsMax must be at least 1, was 0");
  }

  @Test
  void oneBrokenMethodKeepsTheOthersFromBeingSubscribed() {
    var component =
        new Object() {
          @Subscribe("text")
          void first(String text) {}

          @Subscribe("text")
          void second() {}
        };
    assertBroken(component, ".second must have one parameter, has 0");

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  private void assertBroken(Object component, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedSubscribers.register(bus, component, TEXT, NUMBER))
        .withMessageContaining(component.getClass().getName())
        .withMessageContaining(rule);
  }
}
