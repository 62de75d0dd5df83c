package dev.p2p.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What depends on what, as allow-lists: a package that is not named is not allowed. */
final class Rules {

  private static final String PORTS_API = "dev.p2p.api";
  private static final String PORTS_SPI = "dev.p2p.spi";
  private static final String JDK = "java..";
  private static final String FLIGHT_RECORDER = "jdk.jfr..";
  private static final String NULLNESS = "org.jspecify..";
  private static final String LOG = "org.slf4j..";

  private Rules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = whoMaySeeWhom();
    rules.put("channels", channelsStayWhereBytesAreMoved());
    rules.put("time", timeChanceAndThreadsComeFromOutside());
    rules.put("order", nothingReplayableDependsOnHashOrder());
    rules.put("async", noAsyncSteps());
    rules.put("names", noEmptyNames());
    rules.put("cycles", slices().matching("dev.p2p.(**)").should().beFreeOfCycles());
    return rules;
  }

  private static Map<String, ArchRule> whoMaySeeWhom() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("api", only("dev.p2p.api..", "dev.p2p.api..", JDK, NULLNESS));
    rules.put("spi", only("dev.p2p.spi..", PORTS_API, "dev.p2p.spi..", JDK, NULLNESS));
    rules.put(
        "wire", only("dev.p2p.wire..", PORTS_API, PORTS_SPI, "dev.p2p.wire..", JDK, NULLNESS));
    rules.put(
        "bus", only("dev.p2p.bus..", PORTS_API, PORTS_SPI, "dev.p2p.bus..", JDK, NULLNESS, LOG));
    rules.put(
        "transport",
        only(
            "dev.p2p.transport..",
            PORTS_API,
            PORTS_SPI,
            "dev.p2p.transport..",
            JDK,
            NULLNESS,
            LOG));
    rules.put(
        "store",
        only(
            "dev.p2p.store..",
            PORTS_API,
            PORTS_SPI,
            "dev.p2p.store..",
            "org.h2.mvstore..",
            JDK,
            NULLNESS,
            LOG));
    rules.put(
        "state", only("dev.p2p.state..", PORTS_API, PORTS_SPI, "dev.p2p.state..", JDK, NULLNESS));
    rules.put(
        "core",
        only(
            "dev.p2p.core..",
            PORTS_API,
            PORTS_SPI,
            "dev.p2p.core..",
            JDK,
            FLIGHT_RECORDER,
            NULLNESS,
            LOG));
    rules.put(
        "simulator",
        only(
            "dev.p2p.simulator..",
            PORTS_API,
            PORTS_SPI,
            "dev.p2p.core..",
            "dev.p2p.wire..",
            "dev.p2p.bus..",
            "dev.p2p.simulator..",
            JDK,
            NULLNESS));
    return rules;
  }

  private static ArchRule only(String from, String... to) {
    return classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(to);
  }

  /** Sockets in the transport, files in the store of state. */
  private static ArchRule channelsStayWhereBytesAreMoved() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("dev.p2p.transport..", "dev.p2p.state..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.channels..", "java.net.http..");
  }

  private static ArchRule timeChanceAndThreadsComeFromOutside() {
    return noClasses()
        .that(
            resideInAnyPackage("dev.p2p.api..", "dev.p2p.spi..", "dev.p2p.wire..")
                .or(resideInAnyPackage("dev.p2p.bus..", "dev.p2p.core..", "dev.p2p.transport.."))
                .or(resideInAnyPackage("dev.p2p.store..", "dev.p2p.state..", "dev.p2p.simulator.."))
                // The ports' own default adapters, and nobody else.
                .and(not(nameMatching("dev\\.p2p\\.spi\\.(TimeSource|VirtualThreadExecution).*"))))
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.System")))
                .and(target(nameMatching("nanoTime|currentTimeMillis"))))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.time\\.(Instant|LocalDateTime|ZonedDateTime|Clock)")))
                .and(target(nameMatching("now|system.*"))))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Thread")))
                .and(target(nameMatching("ofVirtual|ofPlatform|startVirtualThread|sleep"))))
        .orShould()
        .callConstructorWhere(
            target(owner(nameMatching("java\\.lang\\.Thread|java\\.util\\.Random"))))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Math|java\\.util\\.UUID")))
                .and(target(nameMatching("random|randomUUID"))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors");
  }

  private static ArchRule nothingReplayableDependsOnHashOrder() {
    return noClasses()
        .that()
        .resideInAnyPackage("dev.p2p.core..", "dev.p2p.simulator..")
        .should()
        .callMethodWhere(
            target(owner(HasName.Predicates.name(Set.class.getName())))
                .and(target(nameMatching("of|copyOf"))))
        .orShould()
        .callMethodWhere(
            target(owner(HasName.Predicates.name(Map.class.getName())))
                .and(target(nameMatching("of|ofEntries|copyOf"))))
        .orShould()
        .callMethod(Collectors.class, "toSet")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class);
  }

  private static ArchRule noAsyncSteps() {
    return noClasses()
        .that()
        .resideInAPackage("dev.p2p.core..")
        .should()
        .callMethodWhere(
            target(owner(nameMatching(CompletableFuture.class.getName() + "|.*CompletionStage")))
                .and(target(nameMatching(".*Async"))));
  }

  private static ArchRule noEmptyNames() {
    return noClasses()
        .that()
        .resideInAPackage("dev.p2p..")
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper)")
        .orShould()
        .haveSimpleNameStartingWith("Abstract");
  }
}
