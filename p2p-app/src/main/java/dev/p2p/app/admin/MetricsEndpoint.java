package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import dev.p2p.app.metrics.NodeMetrics;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Every counter of the node, for Prometheus.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class MetricsEndpoint {

  private final NodeMetrics metrics;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsEndpoint(NodeMetrics metrics) {
    this.metrics = metrics;
  }

  Route route() {
    return Route.get("/metrics", List.of(), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, metrics.snapshots());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AdminReply.Whole(
        HttpStatus.OK, writer.getContentType(), Bytes.wrap(text.toByteArray()));
  }
}
