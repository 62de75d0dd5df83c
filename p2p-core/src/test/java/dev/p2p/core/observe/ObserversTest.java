package dev.p2p.core.observe;

import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.observe.Events.FROM;
import static dev.p2p.core.observe.Events.PEER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ObserversTest {

  private final List<String> calls = new ArrayList<>();

  @Test
  void everyObserverIsToldOfEverythingInTurn() {
    tellEverything(new Observers(List.of(recording("a"), recording("b"))));
    assertThat(calls)
        .containsExactly(
            "a onEvent",
            "b onEvent",
            "a onReceived",
            "b onReceived",
            "a onSent",
            "b onSent",
            "a onProcessed",
            "b onProcessed",
            "a onDuplicate",
            "b onDuplicate",
            "a onUnregistered",
            "b onUnregistered",
            "a onHeldUp",
            "b onHeldUp",
            "a onPublished",
            "b onPublished",
            "a onDropped",
            "b onDropped");
  }

  @ParameterizedTest
  @MethodSource("whatObserversThrow")
  void anObserverThatThrowsHarmsNobody(Throwable thrown) {
    tellEverything(new Observers(List.of(throwing(thrown), recording("b"))));
    assertThat(calls).hasSize(9).allSatisfy(call -> assertThat(call).startsWith("b "));
  }

  static Stream<Throwable> whatObserversThrow() {
    return Stream.of(
        new IllegalStateException("disk full"),
        new StackOverflowError("toString of a cycle"),
        new NoClassDefFoundError("a jar is missing"),
        new AssertionError("a test's observer"));
  }

  private static void tellEverything(NodeObserver observer) {
    observer.onEvent(Events.opened(FROM));
    observer.onReceived(PEER, tx("x"));
    observer.onSent(PEER, tx("x"));
    observer.onProcessed(PEER, tx("x"), Verdict.ACCEPTED);
    observer.onDuplicate(PEER, tx("x"));
    observer.onUnregistered(PEER, tx("x"));
    observer.onHeldUp(PEER, tx("x"), Duration.ofMillis(100));
    observer.onPublished(tx("x"));
    observer.onDropped(PEER, tx("x"), DropReason.DISPLACED);
  }

  private NodeObserver recording(String name) {
    return observer(method -> calls.add(name + " " + method));
  }

  private static NodeObserver throwing(Throwable thrown) {
    return observer(method -> {
      throw thrown;
    });
  }

  /** Does the same whatever it is told. */
  private static NodeObserver observer(Told told) {
    return (NodeObserver)
        Proxy.newProxyInstance(
            NodeObserver.class.getClassLoader(),
            new Class<?>[] {NodeObserver.class},
            (proxy, method, arguments) -> {
              told.of(method.getName());
              return Void.TYPE;
            });
  }

  private interface Told {
    void of(String method) throws Throwable;
  }
}
