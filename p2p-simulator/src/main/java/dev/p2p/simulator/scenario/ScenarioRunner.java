package dev.p2p.simulator.scenario;

import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.KeepAliveSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.record.TraceSink;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plays scenarios and measures them.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class ScenarioRunner {

  private static final Duration CONNECTING_LIMIT = Duration.ofSeconds(60);
  private static final int PING_AFTER_PART = 6;
  private static final int CLOSE_AFTER_PART = 2;
  private static final int COMPARE_PART = 12;
  private static final int SETTLE_PART = 20;
  private static final int FETCH_PART = 10;
  private static final Duration STEP = Duration.ofMillis(100);

  private final TimeSource wallTime;
  private final Progress progress;
  private final TraceSink trace;

  /** A runner that tells nobody anything, but for how long a run took. */
  public ScenarioRunner(TimeSource wallTime) {
    this(wallTime, Progress.NONE, TraceSink.NONE);
  }

  /**
   * A runner.
   *
   * @param wallTime tells how long a run took; nothing in the run depends on it
   * @param progress told how far it is
   * @param trace told everything that happens
   */
  public ScenarioRunner(TimeSource wallTime, Progress progress, TraceSink trace) {
    this.wallTime = wallTime;
    this.progress = progress;
    this.trace = trace;
  }

  /**
   * Plays a scenario from the first dial to the end.
   *
   * @throws IllegalArgumentException if the topology is not for that many nodes
   * @throws NeverReadyException if not all dials lead to a connection, or the script is not ready,
   *     within a virtual minute
   */
  public ScenarioResult run(Scenario scenario, ScenarioOptions options) {
    long began = wallTime.nanoTime();
    ScenarioScript script = scenario.script().apply(options);
    TrafficMeter meter = new TrafficMeter(options.nodes());
    Simulation simulation = connected(options, script, meter);
    script.play(simulation);
    playOut(simulation, options.duration());
    simulation.inspect();
    if (scenario.promises(Breach.Rule.LOST)) {
      simulation.requireDelivered();
    } else {
      simulation.expectRepaired();
    }
    if (scenario.promises(Breach.Rule.UNREPAIRED)) {
      simulation.requireRepaired();
    }
    if (scenario.promises(Breach.Rule.UNANSWERED)) {
      simulation.requireAnswered();
    }
    ScenarioResult.Run run =
        new ScenarioResult.Run(
            simulation.trace().hash(),
            simulation.trace().count(),
            Duration.ofNanos(simulation.timeline().nowNanos()),
            Duration.ofNanos(wallTime.nanoTime() - began));
    return new ScenarioResult(
        scenario,
        options,
        delivery(simulation.ledger()),
        meter.traffic(),
        verdict(scenario, simulation),
        run);
  }

  private Simulation connected(ScenarioOptions options, ScenarioScript script, TrafficMeter meter) {
    Simulation simulation =
        Simulation.builder()
            .seed(options.seed())
            .nodes(options.nodes())
            .topology(script.topology(options.topology()))
            .addresses(script.addresses())
            .wire(options.wire())
            .settings(script.settings(settingsFor(options)))
            .links(script.links())
            .blueprint((builder, node) -> {
              builder.observe(meter.of(node.index()));
              script.blueprint().draw(builder, node);
            })
            .trace(trace)
            .start();
    // Both ends count a connection.
    long ends = 2 * simulation.nodes().stream().mapToLong(node -> node.neighbours().size()).sum();
    long limit = CONNECTING_LIMIT.toNanos();
    while (connectionEnds(simulation) < ends || !script.isReady(simulation)) {
      if (simulation.timeline().nowNanos() > limit) {
        throw NeverReadyException.after(
            CONNECTING_LIMIT, options, connectionEnds(simulation) / 2, ends / 2);
      }
      step(simulation, STEP, Duration.ZERO);
    }
    return simulation;
  }

  /**
   * The middle of a star must be able to take them all; and whoever is silent is pinged within the
   * run, be it a short one, and whatever is missing is found and fetched.
   */
  private static NodeSettings settingsFor(ScenarioOptions options) {
    ConnectionSettings usual = ConnectionSettings.DEFAULTS;
    return NodeSettings.DEFAULTS
        .withConnections(
            usual.withInbound(
                usual.inbound().withMax(Math.max(usual.inbound().max(), options.nodes()))))
        .withKeepAlive(
            new KeepAliveSettings(
                options.duration().dividedBy(PING_AFTER_PART),
                options.duration().dividedBy(CLOSE_AFTER_PART)))
        .withGossip(GossipSettings.DEFAULTS.withRepair(repairFor(options.duration())));
  }

  private static RepairSettings repairFor(Duration duration) {
    RepairSettings usual = RepairSettings.DEFAULTS;
    return new RepairSettings(
        usual.announceOverBytes(),
        usual.pushPeers(),
        shorter(usual.compareEvery(), duration.dividedBy(COMPARE_PART)),
        usual.comparePeers(),
        shorter(usual.settleFor(), duration.dividedBy(SETTLE_PART)),
        shorter(usual.fetchTimeout(), duration.dividedBy(FETCH_PART)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static long connectionEnds(Simulation simulation) {
    long ends = 0;
    for (int i = 0; i < simulation.nodes().size(); i++) {
      ends += simulation.graph().degree(i);
    }
    return ends;
  }

  private void playOut(Simulation simulation, Duration duration) {
    Duration end = Duration.ofNanos(simulation.timeline().nowNanos()).plus(duration);
    Duration left = duration;
    while (left.isPositive()) {
      step(simulation, left.compareTo(STEP) < 0 ? left : STEP, end);
      left = left.minus(STEP);
    }
  }

  private void step(Simulation simulation, Duration time, Duration end) {
    simulation.runFor(time);
    progress.on(simulation, end);
  }

  private static ScenarioResult.Delivery delivery(Ledger ledger) {
    List<Ledger.Entry> entries = ledger.entries();
    long wanted = 0;
    for (Ledger.Entry entry : entries) {
      BitSet either = entry.expected();
      either.or(entry.reached());
      wanted += either.cardinality();
    }
    return new ScenarioResult.Delivery(
        entries.size(),
        ledger.expectedCount(),
        ledger.reachedCount(),
        ledger.copies(),
        new Propagation(ledger.latenciesNanos(), wanted));
  }

  private static ScenarioResult.Verdict verdict(Scenario scenario, Simulation simulation) {
    Map<Breach.Rule, Long> broken = new EnumMap<>(Breach.Rule.class);
    broken.putAll(simulation.breaches().counts());
    broken.keySet().removeIf(rule -> !scenario.promises(rule));
    List<Breach> breaches = new ArrayList<>(simulation.breaches().first());
    breaches.removeIf(breach -> !scenario.promises(breach.rule()));
    return new ScenarioResult.Verdict(broken, breaches);
  }
}
