package dev.p2p.simulator.fault;

/** A script that does not suit what it is played on. The message says script, line and why. */
public final class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FaultException(String message) {
    super(message);
  }
}
