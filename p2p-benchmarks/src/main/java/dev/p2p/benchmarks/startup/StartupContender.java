package dev.p2p.benchmarks.startup;

import dev.p2p.benchmarks.process.Contender;

/** What is started. */
enum StartupContender implements Contender {
  /** As users start it. */
  LAUNCHER("./p2p run"),
  /** What the launcher starts, with the class data archive it has made. */
  ARCHIVE("java, with the archive"),
  /** The same without. */
  NO_ARCHIVE("java, without"),
  /** A JVM whose main does nothing. */
  EMPTY("empty main");

  private final String title;

  StartupContender(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
