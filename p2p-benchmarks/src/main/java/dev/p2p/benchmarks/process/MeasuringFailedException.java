package dev.p2p.benchmarks.process;

/** A measurement that is void: a process ended, a message was lost, an answer did not come. */
public final class MeasuringFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what happened, and where. */
  public MeasuringFailedException(String message) {
    super(message);
  }
}
