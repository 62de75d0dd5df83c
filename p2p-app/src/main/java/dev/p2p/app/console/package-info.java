/** Messages and results as people and scripts read them. */
@NullMarked
package dev.p2p.app.console;

import org.jspecify.annotations.NullMarked;
