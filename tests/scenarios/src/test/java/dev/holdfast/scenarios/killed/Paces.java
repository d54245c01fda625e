package dev.holdfast.scenarios.killed;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How long each verb takes on each route; told anew by every run that is not killed. */
final class Paces {
    private record Key(Route route, Verb verb) {}

    private final Map<Key, Pace> paces = new HashMap<>();

    Pace of(Route route, Verb verb) {
        return Objects.requireNonNull(paces.get(new Key(route, verb)), "measured first");
    }

    void add(Route route, Verb verb, Pace newest) {
        paces.merge(new Key(route, verb), newest, Pace::with);
    }
}
