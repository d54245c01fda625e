package dev.holdfast.lab.proxy;

import java.util.function.Predicate;

/** One fault for some of the requests that match. Safe for many threads. */
public final class Script {
    private final Predicate<ProxiedRequest> matches;
    private final Fault fault;
    private int toPass;
    private int toFire;
    private int fired;

    private Script(Predicate<ProxiedRequest> matches, Fault fault, int toPass, int toFire) {
        this.matches = matches;
        this.fault = fault;
        this.toPass = toPass;
        this.toFire = toFire;
    }

    /** Each matching request fails. */
    public static Script always(Predicate<ProxiedRequest> matches, Fault fault) {
        return new Script(matches, fault, 0, Integer.MAX_VALUE);
    }

    /** The first matching requests fail, {@code times} of them. */
    public static Script first(int times, Predicate<ProxiedRequest> matches, Fault fault) {
        return new Script(matches, fault, 0, times);
    }

    /** The first {@code passed} matching requests go through, then {@code times} of them fail. */
    public static Script after(int passed, int times, Predicate<ProxiedRequest> matches, Fault fault) {
        return new Script(matches, fault, passed, times);
    }

    /** How often the fault has happened. */
    public synchronized int fired() {
        return fired;
    }

    Fault fault() {
        return fault;
    }

    /** Whether it is this request's turn to fail. */
    synchronized boolean takes(ProxiedRequest request) {
        if (toFire == 0 || !matches.test(request)) {
            return false;
        }
        if (toPass > 0) {
            toPass--;
            return false;
        }
        toFire--;
        fired++;
        return true;
    }
}
