/**
 * What every transport must do, as tests to extend: {@link
 * dev.p2p.testkit.transport.TransportContract} for making connections, {@link
 * dev.p2p.testkit.transport.ConnectionContract} for using them, {@link
 * dev.p2p.testkit.transport.ReadinessContract} for those whose actors share a thread.
 */
@NullMarked
package dev.p2p.testkit.transport;

import org.jspecify.annotations.NullMarked;
