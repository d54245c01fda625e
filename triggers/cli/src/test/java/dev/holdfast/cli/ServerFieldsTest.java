package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ServerFieldsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatTheServerWroteIsLeftOutAndTheRestStays() throws IOException {
        JsonNode captured = JSON.readTree("""
                {"kind":"Deployment","metadata":{"name":"web","uid":"1","resourceVersion":"2","generation":3,"labels":{"uid":"mine"},
                "creationTimestamp":"2026-01-01T00:00:00Z","managedFields":[],"selfLink":"/x"},"spec":{"status":"kept"},"status":{"x":1}}""");

        JsonNode clean = ServerFields.without(captured);

        assertThat(clean).isEqualTo(JSON.readTree("""
                {"kind":"Deployment","metadata":{"name":"web","labels":{"uid":"mine"}},"spec":{"status":"kept"}}"""));
        assertThat(captured.has("status")).as("the captured one is untouched").isTrue();
    }

    @Test
    void whatIsNoObjectIsLeftAsItIs() throws IOException {
        assertThat(ServerFields.without(JSON.readTree("[1]"))).isEqualTo(JSON.readTree("[1]"));
        assertThat(ServerFields.without(JSON.readTree("{\"metadata\":1}")))
                .isEqualTo(JSON.readTree("{\"metadata\":1}"));
    }
}
