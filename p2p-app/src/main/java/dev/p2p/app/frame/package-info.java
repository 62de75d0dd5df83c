/**
 * Frames as lines of text: the commands that decode, encode and explain them. {@link
 * dev.p2p.app.frame.FrameLines} reads lines; a {@link dev.p2p.app.frame.LineSyntax} makes a request
 * of each, and an {@link dev.p2p.app.frame.Answers} exactly one answer.
 */
@NullMarked
package dev.p2p.app.frame;

import org.jspecify.annotations.NullMarked;
