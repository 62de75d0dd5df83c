/** A transport without sockets: connections within one process, through bounded pipes. */
@NullMarked
package dev.p2p.testkit.memory;

import org.jspecify.annotations.NullMarked;
