package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.util.List;

/**
 * The payloads by which nodes of ours tell each other what they have and ask for what they miss.
 * Decoding is strict: nothing missing, nothing behind, no count beyond its bound.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface RepairCodec {

  /** Most ids in one payload. */
  int IDS_MAX = 1_000;

  /** Most summaries in one payload. */
  int SUMMARIES_MAX = 256;

  /**
   * The payload of Have, Want and Lack.
   *
   * @param ids 1 to {@value #IDS_MAX}
   */
  Bytes encodeIds(List<MessageId> ids);

  /** Reads the payload of Have, Want and Lack. */
  Parsed<List<MessageId>> decodeIds(Bytes payload);

  /** The payload of Compare. */
  Bytes encodeComparison(Comparison comparison);

  /** Reads the payload of Compare. */
  Parsed<Comparison> decodeComparison(Bytes payload);

  /** The payload of List. */
  Bytes encodeListing(Listing listing);

  /** Reads the payload of List. */
  Parsed<Listing> decodeListing(Bytes payload);

  /**
   * What the asker has, in outline.
   *
   * @param key chosen anew for each comparison; the sums depend on it, so that nobody can prepare
   *     messages that cancel out
   * @param keptForMillis what has been kept for less is left out, on both sides: it may be on its
   *     way; at least 0
   * @param summaries 1 to {@value #SUMMARIES_MAX}
   */
  record Comparison(long key, int keptForMillis, List<Summary> summaries) {}

  /**
   * What one range holds.
   *
   * @param count ids in it, at least 0
   * @param sum a keyed sum over them, 128 bits
   * @param sumHigh its other half
   */
  record Summary(IdRange range, int count, long sum, long sumHigh) {}

  /**
   * Every id of a range.
   *
   * @param ids at most {@value #IDS_MAX}, ascending, each in the range; none if it is empty
   */
  record Listing(IdRange range, List<MessageId> ids) {}
}
