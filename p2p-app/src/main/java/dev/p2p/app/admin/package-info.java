/**
 * How an operator asks a running node: JSON over HTTP. Sees the public {@link dev.p2p.core.Node}
 * and what its observers remember, nothing else of the node's inside.
 */
@NullMarked
package dev.p2p.app.admin;

import org.jspecify.annotations.NullMarked;
