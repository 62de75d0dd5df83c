package dev.p2p.bus;

import dev.p2p.api.Subscriber;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.UndeclaredThrowableException;

/** Calls a method of a component. */
final class MethodSubscriber implements Subscriber<Object> {

  private static final MethodType TAKES_ANY_EVENT = MethodType.methodType(void.class, Object.class);

  private final MethodHandle method;

  /**
   * A subscriber.
   *
   * @param method takes a component and an event, returns nothing
   */
  MethodSubscriber(MethodHandle method, Object component) {
    this.method = method.bindTo(component).asType(TAKES_ANY_EVENT);
  }

  @Override
  public void on(Object event) {
    try {
      method.invokeExact(event);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable checked) {
      throw new UndeclaredThrowableException(checked);
    }
  }
}
