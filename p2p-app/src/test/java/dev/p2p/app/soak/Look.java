package dev.p2p.app.soak;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a node in a process of its own sees of itself at a moment, in bytes but for the last.
 *
 * @param used of its budget
 * @param mostUsed of its budget, of all samples up to now, one a millisecond
 * @param heap in use
 * @param resident of the whole process, as the system counts it
 * @param mostResident the same, at its highest
 * @param dropped messages that were given up for want of memory
 */
record Look(long used, long mostUsed, long heap, long resident, long mostResident, long dropped) {

  private static final String SEPARATOR = " ";

  String toLine() {
    return Arrays.stream(new long[] {used, mostUsed, heap, resident, mostResident, dropped})
        .mapToObj(Long::toString)
        .collect(Collectors.joining(SEPARATOR));
  }

  static Look ofLine(String line) {
    long[] parts = Arrays.stream(line.split(SEPARATOR)).mapToLong(Long::parseLong).toArray();
    return new Look(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }
}
