package dev.p2p.app.admin;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that is not answered: what of it broke which rule, and the value that did. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int VALUE_MAX = 200;

  private final int status;
  private final String what;
  private final String rule;
  private final String value;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param what such as {@code header Host} or {@code parameter last}
   * @param rule such that "what rule" is a sentence: {@code must be a number}
   * @param value as it came; it is cut to 200 characters
   */
  RefusedException(int status, String what, String rule, String value) {
    super(what + " " + rule + ", was " + value);
    this.status = status;
    this.what = what;
    this.rule = rule;
    this.value = value.length() <= VALUE_MAX ? value : value.substring(0, VALUE_MAX) + "...";
  }

  /** Something about the request is not as it must be. */
  static RefusedException bad(String what, String rule, String value) {
    return new RefusedException(HttpStatus.BAD_REQUEST, what, rule, value);
  }

  int status() {
    return status;
  }

  AdminReply.Whole reply() {
    ObjectNode error =
        JsonNodeFactory.instance
            .objectNode()
            .put("what", what)
            .put("rule", rule)
            .put("value", value);
    return AdminReply.json(status, JsonNodeFactory.instance.objectNode().set("error", error));
  }
}
