/** What became of peers, and why: the memory of a node that an operator asks. */
@NullMarked
package dev.p2p.core.journal;

import org.jspecify.annotations.NullMarked;
