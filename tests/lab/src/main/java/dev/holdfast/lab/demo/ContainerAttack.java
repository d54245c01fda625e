package dev.holdfast.lab.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody has stolen the writer's signature of the container, and asks Azure to delete. */
record ContainerAttack(URI account, String container, String sas) implements Place.Attack {
    private static final Pattern NAME = Pattern.compile("<Name>([^<]+)</Name>");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");

    @Override
    public Place.Answer deleteFirst(String prefix) throws IOException, InterruptedException {
        HttpResponse<String> listing =
                send("GET", "?restype=container&comp=list&prefix=" + Installation.PLAN + "/" + prefix);
        Matcher name = NAME.matcher(listing.body());
        if (!name.find()) {
            return new Place.Answer(false, "nothing to delete was found (HTTP " + listing.statusCode() + ")");
        }
        HttpResponse<String> answer = send("DELETE", "/" + name.group(1) + "?");
        Matcher code = CODE.matcher(answer.body());
        return new Place.Answer(
                answer.statusCode() >= 400, "HTTP " + answer.statusCode() + (code.find() ? " " + code.group(1) : ""));
    }

    private HttpResponse<String> send(String method, String pathAndQuery) throws IOException, InterruptedException {
        String joint = pathAndQuery.endsWith("?") ? "" : "&";
        URI uri = URI.create(account + "/" + container + pathAndQuery + joint + sas.replaceFirst("^\\?", ""));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("x-ms-version", "2021-12-02")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @Override
    public String toString() {
        return "ContainerAttack[" + container + "]";
    }
}
