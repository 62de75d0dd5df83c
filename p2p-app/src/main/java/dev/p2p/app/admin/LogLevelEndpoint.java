package dev.p2p.app.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much is logged, from now on until the node is started anew.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class LogLevelEndpoint {

  private static final List<String> LEVELS =
      List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  LogLevelEndpoint() {}

  List<Route> routes() {
    return List.of(
        Route.get("/log-level", List.of(), request -> AdminReply.json(levels())),
        Route.put("/log-level", List.of("logger", "level"), this::change));
  }

  private AdminReply change(AdminRequest request) {
    Logger logger = logger(request.body().text("logger").orElse(Logger.ROOT_LOGGER_NAME));
    String level = request.body().required("level").toUpperCase(Locale.ROOT);
    if (!LEVELS.contains(level)) {
      throw RefusedException.bad("field level", "must be one of " + LEVELS, level);
    }
    logger.setLevel(Level.toLevel(level));
    return AdminReply.json(levels());
  }

  /** One that exists: else each request could add one. */
  private static Logger logger(String name) {
    List<String> names = context().getLoggerList().stream().map(Logger::getName).toList();
    if (!names.contains(name)) {
      throw RefusedException.bad("field logger", "must be one of " + names, name);
    }
    return context().getLogger(name);
  }

  private static ObjectNode levels() {
    ObjectNode levels = JsonNodeFactory.instance.objectNode();
    context()
        .getLoggerList()
        .forEach(logger -> levels.put(logger.getName(), logger.getEffectiveLevel().toString()));
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.set("levels", levels);
    return reply;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
