package dev.p2p.benchmarks.process;

import java.util.Optional;

/**
 * How far a role is.
 *
 * @param count operations it has done since it started; what costs are divided by
 * @param failure what went wrong first, such as a message out of order; then the measurement is
 *     void
 */
public record Progress(long count, Optional<String> failure) {}
