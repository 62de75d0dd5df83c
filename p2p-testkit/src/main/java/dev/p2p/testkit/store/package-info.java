/**
 * What every store of recent messages must do, as tests to extend: {@link
 * dev.p2p.testkit.store.MessageStoreContract}.
 */
@NullMarked
package dev.p2p.testkit.store;

import org.jspecify.annotations.NullMarked;
