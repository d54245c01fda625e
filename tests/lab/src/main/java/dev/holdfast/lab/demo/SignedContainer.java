package dev.holdfast.lab.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A container as anybody sees it who holds a shared access signature, and speaks plain HTTP. */
record SignedContainer(URI account, String container, String sas) {
    private static final Pattern NAME = Pattern.compile("<Name>([^<]+)</Name>");

    /** The names of the blobs below a prefix. */
    List<String> names(String prefix) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send("GET", "?restype=container&comp=list&prefix=" + prefix + "&", BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Listing " + container + " was answered with HTTP " + answer.statusCode());
        }
        return NAME.matcher(answer.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Sends a request for one blob. */
    <T> HttpResponse<T> blob(String method, String name, BodyHandler<T> body) throws IOException, InterruptedException {
        return send(method, "/" + name + "?", body);
    }

    private <T> HttpResponse<T> send(String method, String pathAndQuery, BodyHandler<T> body)
            throws IOException, InterruptedException {
        URI uri = URI.create(account + "/" + container + pathAndQuery + sas.replaceFirst("^\\?", ""));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("x-ms-version", "2021-12-02")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, body);
        }
    }

    @Override
    public String toString() {
        return "SignedContainer[" + container + "]";
    }
}
