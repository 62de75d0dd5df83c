package dev.p2p.bus;

import dev.p2p.api.OverflowPolicy;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is told of the events of a topic, as {@link dev.p2p.api.Subscriber#on} is,
 * once its object is registered with {@link AnnotatedSubscribers}.
 *
 * <p>The method may be private. It is not static, returns nothing, and has one parameter, of the
 * topic's type. The limits of its queue are those of {@link dev.p2p.api.QueueLimits#DEFAULTS}
 * unless it says otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Subscribe {

  /** The name of the topic. */
  String value();

  /** How many events may wait, at least 1. */
  int elementsMax() default 1_000;

  /** How many bytes they may hold on to together, at least 1. */
  long bytesMax() default 16L << 20;

  /** What happens at either bound. */
  OverflowPolicy overflow() default OverflowPolicy.DROP_OLDEST;
}
