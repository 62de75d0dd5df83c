package dev.p2p.app.config;

import tools.jackson.core.TokenStreamLocation;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Place(int line, int column) implements Comparable<Place> {

  static Place of(TokenStreamLocation location) {
    // Before the first token Jackson is at column 0.
    return new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  @Override
  public int compareTo(Place that) {
    return line != that.line
        ? Integer.compare(line, that.line)
        : Integer.compare(column, that.column);
  }

  /** As editors and compilers write it. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
