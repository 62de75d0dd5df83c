/**
 * The command line. {@link dev.p2p.app.cli.P2p} lists the commands; each is a class of its own that
 * implements {@code Callable<Integer>} and answers with an {@link dev.p2p.app.cli.ExitCode}.
 *
 * <p>A user's mistake is a {@link dev.p2p.app.config.ConfigException} or picocli's {@code
 * ParameterException}; {@link dev.p2p.app.cli.FailureReport} tells both apart from our own.
 */
@NullMarked
package dev.p2p.app.cli;

import org.jspecify.annotations.NullMarked;
