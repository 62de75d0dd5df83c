/**
 * What waits to be written to one peer: {@link dev.p2p.core.outbox.Outbox} holds it, bounded in
 * bytes, by {@link dev.p2p.core.outbox.Lane lanes}; a Writer takes {@link dev.p2p.core.outbox.Batch
 * batches} from it.
 */
@NullMarked
package dev.p2p.core.outbox;

import org.jspecify.annotations.NullMarked;
