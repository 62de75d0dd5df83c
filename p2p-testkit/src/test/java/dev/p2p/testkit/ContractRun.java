package dev.p2p.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A contract, run against an adapter: which of its tests fail. */
public final class ContractRun {

  private ContractRun() {}

  /** Runs the tests of a class that extends a contract; the names of those that fail. */
  public static Set<String> failedTests(Class<?> contractTest) {
    Set<String> names = new TreeSet<>();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contractTest))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(ContractRun::methodOf)
        .flatMap(Optional::stream)
        .forEach(names::add);
    return names;
  }

  private static Optional<String> methodOf(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName());
  }
}
