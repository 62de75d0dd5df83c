package dev.p2p.api;

/**
 * A kind of message: its number on the wire, its name, and how it is treated. Numbers belong to the
 * {@link WireProfile}: the same name may have another number in another one.
 *
 * @param number 0 to 255, the first byte after the frame header
 * @param name lower case, unique within a profile
 * @param policy its row in the profile's table
 */
public record Topic(int number, String name, TopicPolicy policy) {

  /** Largest topic number. */
  public static final int NUMBER_MAX = 255;

  /** First number an application may register; the profiles' own topics lie below. */
  public static final int APPLICATION_FIRST = 128;

  /** Checks the ranges. */
  public Topic {
    if (number < 0 || number > NUMBER_MAX) {
      throw new IllegalArgumentException(
          "topic number must be 0 to %d, was %d".formatted(NUMBER_MAX, number));
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("topic %d has a blank name".formatted(number));
    }
  }

  /** Whether the number lies in the range applications register theirs in. */
  public boolean inApplicationRange() {
    return number >= APPLICATION_FIRST;
  }

  @Override
  public String toString() {
    return name;
  }
}
