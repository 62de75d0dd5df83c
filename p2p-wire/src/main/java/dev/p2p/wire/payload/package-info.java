/**
 * The payloads of the topics the P2P layer itself speaks, as values. Each record has a {@code
 * decode}, which takes a payload to its last byte or says what is wrong with it, and an {@code
 * encode}. They are the same in all profiles; what a chain means by its own payloads (transactions,
 * blocks, votes) is not known here.
 *
 * <p>A node checks what its peers send before any handler sees it, so that a handler's {@code
 * decode} of a message from a peer succeeds.
 *
 * <pre>
 *  topic                            payload
 *  ping, pong, mempool, getaddrs    {@link dev.p2p.wire.payload.Empty}
 *  addr                             {@link dev.p2p.wire.payload.Addr}
 *  challenge                        {@link dev.p2p.wire.payload.Challenge}
 *  response                         {@link dev.p2p.wire.payload.Response}
 *  inv, getdata                     {@link dev.p2p.wire.payload.Inventory}
 *  getblocks                        {@link dev.p2p.wire.payload.GetBlocks}
 *  getcandidate                     {@link dev.p2p.wire.payload.GetCandidate}
 * </pre>
 */
@NullMarked
package dev.p2p.wire.payload;

import org.jspecify.annotations.NullMarked;
