/**
 * Where addresses of other nodes come from: {@link dev.p2p.core.discover.AddressExchange} asks and
 * tells peers, {@link dev.p2p.core.discover.Bootstrap} takes what the configuration names.
 */
@NullMarked
package dev.p2p.core.discover;

import org.jspecify.annotations.NullMarked;
