package dev.p2p.app.admin;

import java.time.Duration;

/**
 * What the admin endpoint spends on its clients.
 *
 * @param threads requests answered at a time; others wait
 * @param followers streams at a time; one more is refused
 * @param requestLimit longest time for a request and its answer, and for each step of a stream
 * @param bodyBytesMax largest body
 */
record AdminLimits(int threads, int followers, Duration requestLimit, int bodyBytesMax) {

  /** 4, 8, 10 s, 4 MiB: a payload of 2 MiB in hexadecimal. */
  static final AdminLimits DEFAULTS = new AdminLimits(4, 8, Duration.ofSeconds(10), 4 << 20);
}
