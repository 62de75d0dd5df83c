package dev.p2p.app.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.SortedMap;

/**
 * Collects metrics of one moment.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class MetricFamilies {

  private static final double NANOS_PER_SECOND = 1e9;

  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  MetricFamilies() {}

  /** Something that only grows; its name gets the ending {@code _total}. */
  MetricFamilies counter(String name, String help, long value) {
    return counted(name, help, (double) value);
  }

  /** A sum of times, in seconds. */
  MetricFamilies seconds(String name, String help, Duration value) {
    return counted(name, help, value.toNanos() / NANOS_PER_SECOND);
  }

  /** The same by a label. */
  MetricFamilies counters(String name, String help, String label, SortedMap<String, Long> values) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    values.forEach((labelled, value) ->
        family.dataPoint(
            CounterDataPointSnapshot.builder()
                .labels(Labels.of(label, labelled))
                .value(value)
                .build()));
    all.metricSnapshot(family.build());
    return this;
  }

  /** The same by two labels, whose values stand in the key with a slash between them. */
  MetricFamilies countersByTwo(
      String name, String help, String[] labels, SortedMap<String, Long> values) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    values.forEach((key, value) ->
        family.dataPoint(
            CounterDataPointSnapshot.builder()
                .labels(Labels.of(labels, key.split("/", 2)))
                .value(value)
                .build()));
    all.metricSnapshot(family.build());
    return this;
  }

  /** Something that rises and falls. */
  MetricFamilies gauge(String name, String help, long value) {
    all.metricSnapshot(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(GaugeDataPointSnapshot.builder().value((double) value).build())
            .build());
    return this;
  }

  /** Something that is so. */
  MetricFamilies info(String name, String help, Labels what) {
    all.metricSnapshot(
        InfoSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(InfoDataPointSnapshot.builder().labels(what).build())
            .build());
    return this;
  }

  MetricSnapshots build() {
    return all.build();
  }

  private MetricFamilies counted(String name, String help, double value) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
            .build());
    return this;
  }
}
