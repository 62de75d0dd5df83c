package dev.p2p.app.admin;

/**
 * A request that may be answered.
 *
 * @param query its parameters, which the route knows
 * @param body its fields, which the route knows
 */
record AdminRequest(Query query, Body body) {}
