package dev.p2p.spi;

import dev.p2p.api.Violation;

/**
 * A payload that was read, or why it could not be.
 *
 * @param <T> what it holds
 */
public sealed interface Parsed<T> {

  /** The payload was what its topic calls for, to the last byte. */
  record Good<T>(T value) implements Parsed<T> {}

  /** It was not. */
  record Bad<T>(Violation violation) implements Parsed<T> {}
}
