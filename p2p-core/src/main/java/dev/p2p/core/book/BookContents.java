package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.List;

/**
 * All that is saved of a book.
 *
 * @param secret0 the first half of its secret
 * @param secret1 the second half
 * @param anchors to be tried first after a restart
 * @param addresses in the order in which they came
 */
record BookContents(
    long secret0, long secret1, List<NodeAddress> anchors, List<Remembered> addresses) {}
