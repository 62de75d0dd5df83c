/** The opening exchange, as a state machine without I/O, threads, clock or chance. */
@NullMarked
package dev.p2p.core.handshake;

import org.jspecify.annotations.NullMarked;
