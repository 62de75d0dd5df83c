/**
 * What happens to a message between the Reader and the application: {@link
 * dev.p2p.core.process.Intake} checks whether it is due, {@link
 * dev.p2p.core.process.TopicDispatcher} finds its handler, {@link dev.p2p.core.process.Settlement}
 * acts on the outcome.
 */
@NullMarked
package dev.p2p.core.process;

import org.jspecify.annotations.NullMarked;
