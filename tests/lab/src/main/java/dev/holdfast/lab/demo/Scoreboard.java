package dev.holdfast.lab.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The verdict as the function report serves it: the same text that {@code holdfast verdict} prints. */
final class Scoreboard {
    private final Narrator narrator;

    Scoreboard(Narrator narrator) {
        this.narrator = narrator;
    }

    /** Shows it, and answers whether it holds for all places of the demo. */
    boolean show(URI report, List<Place> places) throws IOException, InterruptedException {
        String verdict = "/api/verdicts/" + Installation.PLAN;
        narrator.chapter("Scoreboard");
        new String(fetch(report.resolve(verdict + "/text")), StandardCharsets.UTF_8)
                .lines()
                .forEach(narrator::say);
        boolean holds = places.size() == 3
                && new JsonMapper()
                        .readTree(fetch(report.resolve(verdict)))
                        .path("holds")
                        .asBoolean();
        if (holds) {
            narrator.say("The 3-2-1-1-0 verdict holds: three copies, and each has proven that it restores.");
        } else {
            narrator.warn("The 3-2-1-1-0 verdict does NOT hold; the lines with → say what to do.");
        }
        return holds;
    }

    private static byte[] fetch(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The function report answered HTTP " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
