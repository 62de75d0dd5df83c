/**
 * State of a node, such as the addresses it knows, in a folder with a file for each: {@link
 * dev.p2p.state.files.FileStateStore}.
 */
@NullMarked
package dev.p2p.state.files;

import org.jspecify.annotations.NullMarked;
