/** What a node counts, as metrics of Prometheus. */
@NullMarked
package dev.p2p.app.metrics;

import org.jspecify.annotations.NullMarked;
