package dev.p2p.bus;

import org.slf4j.Logger;

/** Logs one line per failure; the stack trace too where debug is on. */
final class LoggingErrorHandler implements BusErrorHandler {

  private final Logger logger;

  LoggingErrorHandler(Logger logger) {
    this.logger = logger;
  }

  @Override
  public void onFailure(BusFailure failure) {
    switch (failure) {
      case BusFailure.SubscriberFailed(var topic, var id, var cause) ->
          log("subscriber " + id, topic, cause);
      case BusFailure.SinkFailed(var topic, var id, var cause) -> log("sink " + id, topic, cause);
      case BusFailure.AdmissionFailed(var topic, var cause) -> log("admission", topic, cause);
      case BusFailure.SubscriberTooSlow(var topic, var id, var limits) ->
          logger.warn("subscriber {} of topic {} fell behind and is closed: {}", id, topic, limits);
    }
  }

  private void log(String who, Object topic, Throwable cause) {
    logger.warn("{} of topic {} threw {}", who, topic, cause.toString());
    logger.debug("{} of topic {} threw", who, topic, cause);
  }
}
