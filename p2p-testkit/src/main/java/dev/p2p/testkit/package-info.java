/**
 * Doubles for tests of nodes, handlers and adapters: time that stands still until told ({@link
 * dev.p2p.testkit.ManualTime}), threads whose ticker waits to be told ({@link
 * dev.p2p.testkit.ManualTicker}), a far end that says what it is told and expects what it should
 * hear ({@link dev.p2p.testkit.ScriptedPeer}), messages for it to say ({@link
 * dev.p2p.testkit.Messages}), a handler and an observer that remember ({@link
 * dev.p2p.testkit.RecordingHandler}, {@link dev.p2p.testkit.RecordingObserver}). Contract tests for
 * the ports are in the packages beneath.
 */
@NullMarked
package dev.p2p.testkit;

import org.jspecify.annotations.NullMarked;
