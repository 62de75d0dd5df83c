package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import java.util.List;

/** Tells people what the payloads of one topic hold. */
@FunctionalInterface
interface PayloadExplainer {

  /** Its values, in their order; or what is wrong with it. */
  List<Detail> explain(Bytes payload);
}
