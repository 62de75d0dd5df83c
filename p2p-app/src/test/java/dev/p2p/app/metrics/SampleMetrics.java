package dev.p2p.app.metrics;

import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
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

/** Metrics of a node whose records are filled with numbers, each of them another. */
final class SampleMetrics {

  private final List<String> numbers = new ArrayList<>();
  private final NodeMetrics metrics;
  private int next = 1_000;

  SampleMetrics() throws ReflectiveOperationException {
    NodeStats stats = (NodeStats) value(NodeStats.class);
    NodeUsage usage = (NodeUsage) value(NodeUsage.class);
    this.metrics = new NodeMetrics(() -> stats, () -> usage, () -> 7, "p2p 0.1");
  }

  NodeMetrics metrics() {
    return metrics;
  }

  /** The numbers in the node's records. */
  List<String> numbers() {
    return numbers;
  }

  /** As Prometheus reads them. */
  String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, metrics.snapshots());
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
