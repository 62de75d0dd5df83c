/** What every observer must do, as tests to extend. */
@NullMarked
package dev.p2p.testkit.observe;

import org.jspecify.annotations.NullMarked;
