package dev.p2p.store.mvstore;

/** Why a message that should have been kept is not. */
enum Loss {
  TOO_LARGE("larger than all that may be kept"),
  QUEUE_FULL("came faster than the disk takes them"),
  NOT_WRITTEN("could not be written"),
  NOT_READ("could not be read again, damaged or of another wire profile"),
  SET_ASIDE("were in a file that is damaged");

  private final String text;

  Loss(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
