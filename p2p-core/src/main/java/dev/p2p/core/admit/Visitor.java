package dev.p2p.core.admit;

/** One of a crowd. */
interface Visitor {

  /** The higher, the younger. */
  long number();

  /** Which crowd. */
  String subnet();
}
