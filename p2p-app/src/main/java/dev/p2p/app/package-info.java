/** The program: {@link dev.p2p.app.Main} hands its arguments to {@link dev.p2p.app.cli}. */
@NullMarked
package dev.p2p.app;

import org.jspecify.annotations.NullMarked;
