/**
 * What an adapter implements: {@link dev.p2p.spi.Transport} moves bytes, {@link
 * dev.p2p.spi.WireProtocol} gives them meaning, {@link dev.p2p.spi.Execution} and {@link
 * dev.p2p.spi.TimeSource} bring threads and time, {@link dev.p2p.spi.NodeObserver} takes away
 * everything worth knowing.
 *
 * <p>Each port states its contract (units, waiting, ownership, end of life) and has a contract test
 * in {@code p2p-testkit} that an adapter's own tests extend.
 */
@NullMarked
package dev.p2p.spi;

import org.jspecify.annotations.NullMarked;
