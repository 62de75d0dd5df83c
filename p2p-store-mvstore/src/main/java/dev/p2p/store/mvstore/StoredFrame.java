package dev.p2p.store.mvstore;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;

/**
 * A frame as it stands in the file.
 *
 * @param id its message's
 * @param keptMillis since when it is kept, in milliseconds of the wall clock since 1970
 * @param frame whole
 */
record StoredFrame(MessageId id, long keptMillis, Bytes frame) {}
