/** Simulations as people and scripts ask for them, and how their results are shown. */
@NullMarked
package dev.p2p.app.simulate;

import org.jspecify.annotations.NullMarked;
