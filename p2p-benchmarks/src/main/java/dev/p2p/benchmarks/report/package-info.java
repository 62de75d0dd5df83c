/** What was measured, round by round, and how it is shown: as a table, as JSON, as a plot. */
@NullMarked
package dev.p2p.benchmarks.report;

import org.jspecify.annotations.NullMarked;
