package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.link.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Writes a frame to a plain socket and reads it back. */
final class EchoQuestion implements RoundTrips.Question {

  private final ByteBuffer question;
  private final ByteBuffer answer;
  private final SocketChannel channel = SocketChannel.open();

  /** The number of the next question, which the answer must carry. */
  private long next;

  EchoQuestion(int frameBytes) throws IOException {
    this.question = ByteBuffer.allocate(frameBytes);
    this.answer = ByteBuffer.allocate(frameBytes);
  }

  @Override
  public void connect(String address) throws IOException {
    Loopback.connect(channel, address);
  }

  @Override
  public void ask() throws IOException {
    long number = next++;
    Frames.writeFully(channel, question.clear().putLong(0, number));
    if (!Frames.readFully(channel, answer.clear())) {
      throw new IOException("the echo ended");
    }
    if (answer.getLong(0) != number) {
      throw new IOException("answer %d to question %d".formatted(answer.getLong(0), number));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
