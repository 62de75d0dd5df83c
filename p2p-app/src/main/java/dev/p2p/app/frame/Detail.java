package dev.p2p.app.frame;

/**
 * A value that a payload holds, fit for a terminal: a question mark stands for each control
 * character.
 *
 * @param name what it is
 * @param value for people
 */
record Detail(String name, String value) {

  Detail {
    name = printable(name);
    value = printable(value);
  }

  /** What came from elsewhere must not give orders to the terminal, be it in C1, as U+009B is. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }
}
