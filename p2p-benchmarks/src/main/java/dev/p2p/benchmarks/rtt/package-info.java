/** There and back: how long a peer's answer takes, beside an echo over plain sockets. */
@NullMarked
package dev.p2p.benchmarks.rtt;

import org.jspecify.annotations.NullMarked;
