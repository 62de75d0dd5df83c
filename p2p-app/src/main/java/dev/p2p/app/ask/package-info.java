/** Asks a running node over its admin endpoint, and shows people what it says. */
@NullMarked
package dev.p2p.app.ask;

import org.jspecify.annotations.NullMarked;
