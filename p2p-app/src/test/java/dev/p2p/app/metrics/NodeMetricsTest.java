package dev.p2p.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every number of the node's records is a metric: one that is added and not shown is found. */
final class NodeMetricsTest {

  /** Each number once, and told from others by its value. */
  private final List<String> numbers = new ArrayList<>();

  private int next = 1_000;

  @Test
  void everyCounterAndEveryUsageOfTheNodeIsShownWithItsMeaning() throws Exception {
    NodeMetrics metrics = metrics();

    String text = text(metrics);
    List<String> values =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .map(value -> String.valueOf(Double.valueOf(value).longValue()))
            .toList();
    assertThat(values).containsAll(numbers);
    assertThat(metrics.snapshots())
        .allSatisfy(family -> assertThat(family.getMetadata().getHelp()).endsWith("."));
  }

  @Test
  void namesOfCountersEndInTotalAndAllBeginWithTheProgram() throws Exception {
    assertThat(text(metrics()).lines().filter(line -> line.startsWith("# TYPE")))
        .allMatch(line -> line.matches("# TYPE p2p_[a-z_]+ (counter|gauge)"))
        .allMatch(line -> line.contains("_total counter") == line.endsWith(" counter"));
  }

  @Test
  void whatIsCountedByTwoThingsHasALabelForEach() throws Exception {
    assertThat(text(metrics()).lines())
        .anyMatch(line ->
            line.startsWith("p2p_messages_dropped_total{reason=\"b\",topic=\"a\"}")
                || line.startsWith("p2p_messages_dropped_total{topic=\"a\",reason=\"b\"}"));
  }

  private NodeMetrics metrics() throws ReflectiveOperationException {
    NodeStats stats = (NodeStats) value(NodeStats.class);
    NodeUsage usage = (NodeUsage) value(NodeUsage.class);
    return new NodeMetrics(() -> stats, () -> usage, () -> 7, "p2p 0.1");
  }

  private static String text(NodeMetrics metrics) throws IOException {
    MetricSnapshots snapshots = metrics.snapshots();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, snapshots);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType map && map.getRawType() == SortedMap.class) {
      SortedMap<Object, Object> values = new TreeMap<>();
      Object key = map.getActualTypeArguments()[0] == String.class ? "a/b" : 1L;
      values.put(key, value(map.getActualTypeArguments()[1]));
      return values;
    }
    if (type == int.class) {
      return Math.toIntExact(number());
    }
    if (type == long.class || type == Long.class) {
      return number();
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(number());
    }
    return record((Class<?>) type);
  }

  private Object record(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType());
    }
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private long number() {
    next++;
    numbers.add(String.valueOf(next));
    return next;
  }
}
