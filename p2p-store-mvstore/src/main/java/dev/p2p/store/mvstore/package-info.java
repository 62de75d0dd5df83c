/**
 * A store of recent messages in a file, so that a node that is restarted can still give them to
 * peers that missed them, and does not take them for news itself.
 *
 * <p>Start with {@link dev.p2p.store.mvstore.MvStoreMessageStore}. What is kept gets an {@code
 * Entry} in the {@code Index}, which stays in memory, and waits in the {@code WriteQueue} until the
 * {@code StoreWriter}, an actor, has put its frame into the {@code StoreFile}. {@code StorePlace}
 * opens that file or says why it can't be; {@code Restoring} makes the index of what is in it.
 *
 * <p>In the file frames are sorted by when they came, not by id: new ones are written at one end
 * and old ones removed at the other. By id, every batch would rewrite a page for nearly each of its
 * messages; with frames of 300 bytes and 64 MiB of them that wrote 17.6 bytes for each byte kept
 * and took a file of 1,192 MiB, by age it writes 1.2 and takes 80 MiB.
 */
@NullMarked
package dev.p2p.store.mvstore;

import org.jspecify.annotations.NullMarked;
