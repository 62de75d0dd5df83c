package dev.p2p.benchmarks.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InboxTest {

  @Test
  void eachPublisherHasAnOrderOfItsOwn() {
    AtomicReference<String> failure = new AtomicReference<>();
    Inbox inbox = new Inbox(2, failure);

    inbox.on(0, 0);
    inbox.on(1, 0);
    inbox.on(0, 1);
    assertThat(failure).hasNullValue();
    assertThat(inbox.all()).isEqualTo(3);

    inbox.on(1, 2);
    assertThat(failure).hasValue("event 2 of publisher 1 came where 1 was to come");
  }
}
