package dev.p2p.app.frame;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Output whose failures are told from those of the input.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class CheckedOutput extends OutputStream {

  private final OutputStream out;

  CheckedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    try {
      out.write(source, offset, length);
    } catch (IOException e) {
      throw new OutputFailedException(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputFailedException(e);
    }
  }
}
