package dev.p2p.benchmarks.report;

/**
 * A column of a table.
 *
 * @param title with the unit
 * @param figure the name of the figure in it; a contender may lack it
 */
public record Column(String title, String figure) {}
