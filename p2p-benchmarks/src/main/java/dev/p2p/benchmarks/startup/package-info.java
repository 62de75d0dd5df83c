/** How long a node takes from the start of its process until it listens. */
@NullMarked
package dev.p2p.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
