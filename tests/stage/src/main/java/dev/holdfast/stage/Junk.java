package dev.holdfast.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are no events, or none that a function can take. Each must be answered by a status that Knative does not retry, with
 * one sentence, and change nothing.
 *
 * @param what is wrong with it
 */
public record Junk(String what, Map<String, String> headers, String body) {
    private static final String STRUCTURED = "application/cloudevents+json";

    /** All of it, around an event type that the function takes. */
    public static Stream<Junk> around(String type) {
        return Stream.of(ofAttributes(type), ofBodies(type), structured(type)).flatMap(all -> all);
    }

    private static Stream<Junk> ofAttributes(String type) {
        return Stream.concat(
                Stream.of("ce-specversion", "ce-id", "ce-source", "ce-type")
                        .flatMap(name -> Stream.of(
                                new Junk("no " + name, without(type, name), "{}"),
                                new Junk("an empty " + name, with(type, name, ""), "{}"))),
                Stream.of(
                        new Junk("a version of the future", with(type, "ce-specversion", "7.0"), "{}"),
                        new Junk("an unknown type", with(type, "ce-type", "com.example.unknown"), "{}"),
                        new Junk("a later version of the type", with(type, "ce-type", type.replace("v1", "v9")), "{}"),
                        new Junk("a source that is no URI", with(type, "ce-source", "a b%zz"), "{}"),
                        new Junk("a time that is none", with(type, "ce-time", "yesterday"), "{}"),
                        new Junk("no attribute at all", Map.of("content-type", "application/json"), "{}"),
                        new Junk("nothing at all", Map.of(), "")));
    }

    private static Stream<Junk> ofBodies(String type) {
        return Stream.of(
                new Junk("no body", Door.attributes(type), ""),
                new Junk("a body that is no JSON", Door.attributes(type), "<html>\u0000"),
                new Junk("half a body", Door.attributes(type), "{\"plan\": \"holdfast-sys"),
                new Junk("an empty object", Door.attributes(type), "{}"),
                new Junk("null", Door.attributes(type), "null"),
                new Junk("a list", Door.attributes(type), "[]"),
                new Junk("a number where a text belongs", Door.attributes(type), "{\"plan\": 7, \"run\": {}}"),
                new Junk("a plan that climbs", Door.attributes(type), "{\"plan\": \"../../etc\"}"),
                new Junk("deep nesting", Door.attributes(type), "[".repeat(20_000)),
                new Junk("more than an event holds", Door.attributes(type), "\"" + "x".repeat(100_000) + "\""),
                new Junk("far more than an event holds", Door.attributes(type), "x".repeat(2_000_000)),
                new Junk("another content type", with(type, "content-type", "text/plain"), "hello"));
    }

    private static Stream<Junk> structured(String type) {
        return Stream.of(
                new Junk("structured junk", Map.of("content-type", STRUCTURED), "junk"),
                new Junk("structured and empty", Map.of("content-type", STRUCTURED), "{}"),
                new Junk(
                        "structured without a type",
                        Map.of("content-type", STRUCTURED),
                        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"data\": {}}"),
                new Junk(
                        "structured without data",
                        Map.of("content-type", STRUCTURED),
                        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"" + type + "\"}"),
                new Junk("a batch", Map.of("content-type", "application/cloudevents-batch+json"), "[]"));
    }

    private static Map<String, String> without(String type, String name) {
        return with(type, name, null);
    }

    private static Map<String, String> with(String type, String name, @Nullable String value) {
        Map<String, String> headers = new TreeMap<>(Door.attributes(type));
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return headers;
    }

    @Override
    public String toString() {
        return what;
    }
}
