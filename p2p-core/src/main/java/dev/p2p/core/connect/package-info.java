/**
 * Who is connected: {@link dev.p2p.core.connect.PeerManager} opens connections and ends them,
 * {@link dev.p2p.core.connect.PeerRegistry} knows them.
 */
@NullMarked
package dev.p2p.core.connect;

import org.jspecify.annotations.NullMarked;
