package dev.holdfast.kubernetes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our CustomResourceDefinitions on a real API server: what it accepts and refuses is what our reader accepts and refuses. */
class CustomResourcesIT {
    private static ResourceServer server;

    @BeforeAll
    static void startCluster() throws Exception {
        server = ResourceServer.startOrSkipTest();
    }

    @AfterAll
    static void endCluster() {
        if (server != null) {
            server.close();
        }
    }

    static List<ParityCase> cases() throws IOException {
        return ParityCase.all();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ResourceServer.CRDS.resolve("examples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerAnswersAsTheParityTableSays(ParityCase each) {
        byte[] json = each.json().getBytes(UTF_8);
        if (each.isAcceptedByTheServer()) {
            assertThatCode(() -> server.send(each.kind(), "default", json)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> server.send(each.kind(), "default", json))
                    .isInstanceOf(ApiException.Refused.class)
                    .hasMessageContaining(each.server());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theServerAcceptsTheExamples(Path file) throws Exception {
        for (byte[] document : ResourceServer.documents(file)) {
            JsonNode resource = new ObjectMapper().readTree(document);
            Kind kind = Kind.of(resource.path("kind").asText()).orElseThrow();
            String namespace = resource.path("metadata").path("namespace").asText();

            assertThatCode(() -> server.send(kind, namespace, document)).doesNotThrowAnyException();
        }
    }
}
