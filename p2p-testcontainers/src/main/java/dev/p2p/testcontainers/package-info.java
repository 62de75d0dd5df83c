/**
 * Nodes in containers for tests with Testcontainers: {@link
 * dev.p2p.testcontainers.P2pNodeContainer}.
 */
@NullMarked
package dev.p2p.testcontainers;

import org.jspecify.annotations.NullMarked;
