/**
 * The configuration file: JSON with {@code //} comments, laid over a complete default file.
 *
 * <p>Start with {@link dev.p2p.app.config.NodeConfigFile}, which reads a file, and {@link
 * dev.p2p.app.config.NodeConfigReader}, which names every key. Underneath, {@link
 * dev.p2p.app.config.TreeReader} remembers where each value stands, and {@link
 * dev.p2p.app.config.ConfigSection} reads values by key and notes what is wrong with them, so that
 * one run reports every mistake of a file.
 */
@NullMarked
package dev.p2p.app.config;

import org.jspecify.annotations.NullMarked;
