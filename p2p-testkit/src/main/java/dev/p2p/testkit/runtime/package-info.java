/**
 * What whoever brings threads and time to a node must do, as tests to extend: {@link
 * dev.p2p.testkit.runtime.ExecutionContract} for any execution, {@link
 * dev.p2p.testkit.runtime.BlockingActorsContract} for one with threads, {@link
 * dev.p2p.testkit.runtime.TimeSourceContract} for clocks.
 */
@NullMarked
package dev.p2p.testkit.runtime;

import org.jspecify.annotations.NullMarked;
