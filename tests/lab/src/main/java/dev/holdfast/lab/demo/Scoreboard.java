package dev.holdfast.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict as the function report serves it. */
final class Scoreboard {
    private static final String ROW = "%-7s %-9s %-15s %-13s %9s %8s %10s  %-20s %s";

    private final Narrator narrator;

    Scoreboard(Narrator narrator) {
        this.narrator = narrator;
    }

    /** Shows it, and answers whether it holds for all places of the demo. */
    boolean show(URI report, List<Place> places) throws IOException, InterruptedException {
        JsonNode verdict = fetch(report.resolve("/api/verdicts/" + Installation.PLAN));
        narrator.chapter("Scoreboard");
        narrator.say(row(
                "COPY",
                "PROVIDER",
                "MEDIUM",
                "SITE",
                "SNAPSHOTS",
                "OBJECTS",
                "BYTES",
                "IMMUTABLE UNTIL",
                "LAST RESTORE TEST"));
        verdict.path("copies").forEach(copy -> narrator.say(copy(copy)));
        narrator.say("");
        for (JsonNode digit : verdict.path("digits")) {
            String line = "%s %-18s %-8s %s"
                    .formatted(
                            digit.path("digit").asText(),
                            digit.path("title").asText(),
                            digit.path("judgement").asText(),
                            digit.path("reason").asText());
            if (digit.path("judgement").asText().equals("met")) {
                narrator.say(line);
            } else {
                narrator.warn(line + " → " + digit.path("remedy").asText());
            }
        }
        verdict.path("notes")
                .forEach(note -> narrator.say("  · " + note.path("text").asText()));
        boolean holds = verdict.path("holds").asBoolean() && places.size() == 3;
        narrator.say("");
        narrator.say(
                holds
                        ? "The 3-2-1-1-0 verdict holds: three copies, and each has proven that it restores."
                        : "The 3-2-1-1-0 verdict does NOT hold; the lines marked with ! say why and what to do.");
        return holds;
    }

    private static String copy(JsonNode copy) {
        JsonNode test = copy.path("lastTest");
        List<String> last = new ArrayList<>();
        if (test.isMissingNode()) {
            last.add("never");
        } else {
            last.add(test.path("passed").asBoolean() ? "passed" : "FAILED");
            last.add("level " + test.path("level").asInt());
            last.add(
                    String.format(Locale.ROOT, "%.1f s", test.path("tookMillis").asLong() / 1000.0));
            last.add("equal " + test.path("equal").asLong() + " / differs "
                    + test.path("differs").asLong() + " / missing "
                    + test.path("missing").asLong() + " / refused "
                    + test.path("refused").asLong());
        }
        return row(
                copy.path("name").asText(),
                copy.path("provider").asText() + (copy.path("emulated").asBoolean() ? "*" : ""),
                copy.path("medium").asText(),
                copy.path("site").asText(),
                copy.path("snapshots").asText("?"),
                copy.path("objects").asText("?"),
                copy.path("bytes").asText("?"),
                copy.path("immutableUntil").asText("not immutable"),
                String.join(", ", last));
    }

    private static String row(Object... cells) {
        return ROW.formatted(cells);
    }

    private static JsonNode fetch(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The function report answered HTTP " + answer.statusCode());
            }
            return new JsonMapper().readTree(answer.body());
        }
    }
}
