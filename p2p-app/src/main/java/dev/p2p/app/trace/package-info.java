/**
 * What became of one message, found out from a trace: {@link dev.p2p.app.trace.TraceFile} writes
 * traces, a {@link dev.p2p.app.trace.TraceSource} reads them, {@link
 * dev.p2p.app.trace.MessageSearch} follows the message, and a {@link
 * dev.p2p.app.trace.MessageStory} is what is shown.
 */
@NullMarked
package dev.p2p.app.trace;

import org.jspecify.annotations.NullMarked;
