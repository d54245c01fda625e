package dev.holdfast.lab.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody has stolen a signature of the container, and asks Azure to delete. */
record ContainerAttack(String who, SignedContainer container) implements Place.Attack {
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");

    @Override
    public Place.Answer deleteFirst(String prefix) throws IOException, InterruptedException {
        String victim = container.names(Installation.PLAN + "/" + prefix).getFirst();
        HttpResponse<String> answer = container.blob("DELETE", victim, BodyHandlers.ofString());
        boolean there = container.blob("GET", victim, BodyHandlers.discarding()).statusCode() == 200;
        Matcher code = CODE.matcher(answer.body());
        return new Place.Answer(
                there && answer.statusCode() >= 400 && answer.statusCode() < 500,
                "HTTP " + answer.statusCode() + (code.find() ? " " + code.group(1) : ""));
    }
}
