/** What is required of whoever keeps state, and one who keeps it in memory. */
@NullMarked
package dev.p2p.testkit.state;

import org.jspecify.annotations.NullMarked;
