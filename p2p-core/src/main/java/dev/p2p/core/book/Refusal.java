package dev.p2p.core.book;

/** Why an address is not kept. */
public enum Refusal {
  /** A host name: only IP addresses are kept. */
  NAME("is a name, not an IP address"),

  /** Port 0: nobody listens there. */
  PORT_ZERO("has port 0"),

  /** Multicast, unspecified, link-local or reserved. */
  UNUSABLE("can't be reached by anybody"),

  /** Loopback or private, and named by a peer beyond: it would lead into our own network. */
  NOT_FROM_THERE("can't be reached from where it was named"),

  /** Our own. */
  OWN("is our own"),

  /** Its place is taken by an address that is no worse: this source or subnet has its share. */
  SHARE_FULL("is beyond the share of its source or subnet"),

  /** Its source names more than it may. */
  TOO_MANY("is one too many from one peer");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** What is wrong with the address, to be read after it. */
  @Override
  public String toString() {
    return text;
  }
}
